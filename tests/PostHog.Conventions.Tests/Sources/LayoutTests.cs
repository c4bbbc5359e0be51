using System.Text.RegularExpressions;

namespace PostHog.Conventions.Sources;

/// <summary>Layout rules that the formatter does not enforce.</summary>
public sealed partial class LayoutTests
{
    [Test]
    public void Blank_line_follows_every_block()
    {
        var crowded = Repository
            .Packages.Append("generators")
            .Append("extensions")
            .Append("analyzers")
            .SelectMany(Repository.SourcesIn)
            .SelectMany(
                file => CrowdedLines(Repository.Read(file)),
                (file, line) => $"{file}:{line}"
            );

        Assert.That(crowded, Is.Empty);
    }

    [TestCase("    {\n    }\n    return;", 3)]
    [TestCase("    {\n    }\n    (a, b) = (b, a);", 3)]
    [TestCase("    {\n    }\n    // Then the rest.", 3)]
    [TestCase("    {\n    }\n    while (true)\n    {\n    }", 3)]
    public void Finds_a_block_without_a_blank_line(string text, int line)
    {
        Assert.That(CrowdedLines(text), Is.EqualTo([line]));
        Assert.That(CrowdedLines(text.Replace("\n", "\r\n")), Is.EqualTo([line]));
    }

    [TestCase("    {\n    }\n\n    return;", TestName = "Accepts_a_block_before_a_blank_line")]
    [TestCase("    {\n    }\n}", TestName = "Accepts_a_block_before_a_brace")]
    [TestCase("    {\n    }\n    else\n", TestName = "Accepts_a_block_before_else")]
    [TestCase("    {\n    }\n    catch (Exception)\n", TestName = "Accepts_a_block_before_catch")]
    [TestCase("    {\n    }\n    finally\n", TestName = "Accepts_a_block_before_finally")]
    [TestCase("    {\n    }\n    while (x);\n", TestName = "Accepts_the_body_of_do")]
    [TestCase("    {\n    }\n    && x", TestName = "Accepts_a_pattern_in_a_condition")]
    [TestCase("    {\n    }\n    or null", TestName = "Accepts_a_pattern_before_or")]
    [TestCase("    {\n    }\n    set\n", TestName = "Accepts_an_accessor_before_another")]
    public void Accepts_a_block_that_needs_no_blank_line(string text) =>
        Assert.That(CrowdedLines(text), Is.Empty);

    private static IEnumerable<int> CrowdedLines(string text)
    {
        var unix = text.Replace("\r\n", "\n");
        return CrowdedBlock()
            .Matches(unix)
            .Select(match => unix.AsSpan(0, match.Index + match.Length).Count('\n') + 1);
    }

    // A brace alone on its line, then something at the same depth that neither continues the statement nor is the next accessor.
    [GeneratedRegex(
        @"^( *)\}\n\1(?!(?:else|catch|finally|is|and|or|with|when|get|set|init|add|remove)\b|while .*;$)(?=[\w(\[/])",
        RegexOptions.Multiline
    )]
    private static partial Regex CrowdedBlock();
}
