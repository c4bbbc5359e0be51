using PostHog.Mirror.Refusals;
using PostHog.Mirror.Tests.Support.Snippets;

namespace PostHog.Mirror.Tests.Refusals;

[TestFixture]
internal sealed class OwnLineDirectiveTests
{
    [TestCase("#line 3\nclass A;", true)]
    [TestCase("#line default\nclass A;", true)]
    [TestCase("#line (1, 1) - (2, 2) \"a.cs\"\nclass A;", true)]
    [TestCase(
        "#pragma checksum \"a\" \"{ff1816ec-aa5e-4d10-87f7-6f4963833460}\" \"00\"\nclass A;",
        true
    )]
    [TestCase("#pragma warning disable CS1\nclass A;", false)]
    [TestCase("#if NEVER\n#line 3\n#endif\nclass A;", false)]
    public void Refuses_line_directives_in_the_source(string text, bool refused) =>
        RefusalTest.File<OwnLineDirective>(text, refused);
}
