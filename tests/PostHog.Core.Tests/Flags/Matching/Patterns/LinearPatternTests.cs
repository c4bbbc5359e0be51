using System.Text;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Patterns;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Matching.Patterns;

internal sealed class LinearPatternTests
{
    private static readonly string[] Pieces = ["a", "b", "\\.", "[ab]", "[^a]", "@"];
    private static readonly string[] Ends = ["", "$", "a+", "[ab]*", "b?", "a{2}", "b{1,3}", "a+$"];

    [Test]
    public void Agrees_with_a_regular_expression() =>
        Law.Holds(Gen.Choose(0, int.MaxValue), seed => Check(new Random(seed)));

    [TestCase("^1[0-9]\\.[0-9]+", "12.5", true)]
    [TestCase("^1[0-9]\\.[0-9]+", "2.12.5", false)]
    [TestCase("^1[0-9]\\.[0-9]+", "12.", false)]
    [TestCase("@example\\.com$", "a@example.com", true)]
    [TestCase("@example\\.com$", "a@example.com.au", false)]
    [TestCase("@example\\.com$", "com", false)]
    [TestCase("^$", "", true)]
    [TestCase("^$", "a", false)]
    [TestCase("beta", "a beta tester", true)]
    [TestCase("beta", "bet", false)]
    [TestCase("", "anything", true)]
    public void Finds_what_people_look_for(string pattern, string text, bool isFound) =>
        Assert.That(
            new Pattern(pattern).Test(text, negated: false),
            Is.EqualTo(MatchLogic.Of(isFound))
        );

    private static void Check(Random random)
    {
        var pattern = new StringBuilder(random.Next(2) == 0 ? "^" : "");
        for (var count = random.Next(4); count > 0; count--)
        {
            pattern.Append(Pieces[random.Next(Pieces.Length)]);
        }

        pattern.Append(Ends[random.Next(Ends.Length)]);
        var text = new string(random.GetItems("ab.@".AsSpan(), random.Next(7)));
        var source = pattern.ToString();
        var expected = Regex.IsMatch(
            text,
            source.Replace("$", "\\z", StringComparison.Ordinal),
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(10)
        );

        Assert.That(
            new Pattern(source).Test(text, negated: false),
            Is.EqualTo(MatchLogic.Of(expected)),
            $"{source} in {text}"
        );
    }
}
