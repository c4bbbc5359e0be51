using System.Diagnostics;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Patterns;

namespace PostHog.Core.Tests.Flags.Matching.Patterns;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("tr-TR")]
[TestFixture("fa-IR")]
internal sealed class PatternTests(string culture) : InCulture(culture)
{
    [TestCase("^[[:alpha:]]+$", "cat", "Yes")]
    [TestCase("^[[:alpha:]]+$", "c4t", "No")]
    [TestCase("^[[:upper:][:digit:]_]+$", "A_1", "Yes")]
    [TestCase("^[^[:space:]]+$", "a b", "No")]
    [TestCase(@"^\p{Lu}\p{Ll}+$", "Cat", "Yes")]
    [TestCase(@"^\p{Lu}\p{Ll}+$", "cat", "No")]
    [TestCase(@"^(?i)\p{Lu}+$", "cat", "Yes")]
    [TestCase(@"^[\p{L}\p{N}]+$", "c4t", "Yes")]
    [TestCase(@"\p{L}", "Ä", "Inconclusive")]
    [TestCase("^[[:^digit:]]+$", "cat", "Yes")]
    [TestCase("^[[:^digit:]]+$", "c4t", "No")]
    [TestCase("^[^[:^alpha:]]+$", "cat", "Yes")]
    [TestCase("^[[:^ascii:]]$", "a", "No")]
    [TestCase("[[:^digit:]]", "4Ä", "Inconclusive")]
    [TestCase(@"^\P{N}+$", "cat", "Yes")]
    [TestCase(@"^\P{N}+$", "c4t", "No")]
    [TestCase(@"^\PL+$", "42", "Yes")]
    [TestCase(@"^[\P{Lu}]+$", "Cat", "No")]
    [TestCase(@"\P{L}", "Ä", "Inconclusive")]
    [TestCase("", "", "Yes")]
    [TestCase("", "anything", "Yes")]
    [TestCase("a", "cat", "Yes")]
    [TestCase("A", "cat", "No")]
    [TestCase("^cat$", "cat", "Yes")]
    [TestCase("^cat$", "cat\n", "No")]
    [TestCase("cat$", "a cat\ndog", "No")]
    [TestCase("(?m)cat$", "a cat\ndog", "Yes")]
    [TestCase("(?m)^dog", "cat\ndog", "Yes")]
    [TestCase("^dog", "cat\ndog", "No")]
    [TestCase(@"\Acat\z", "cat", "Yes")]
    [TestCase("c.t", "cut", "Yes")]
    [TestCase("c.t", "c\nt", "No")]
    [TestCase("(?s)c.t", "c\nt", "Yes")]
    [TestCase("(?s:c.)t.", "c\nt\n", "No")]
    [TestCase("c.t", "c\rt", "Yes")]
    [TestCase("^.$", "😀", "Inconclusive")]
    [TestCase("^😀+$", "😀😀", "Yes")]
    [TestCase("^😀?$", "", "Yes")]
    [TestCase("ä", "Ä", "No")]
    [TestCase("ä", "ä", "Yes")]
    [TestCase("(?i)TITLE", "title", "Yes")]
    [TestCase("(?i)title", "TITLE", "Yes")]
    [TestCase("(?i)k", "\u212A", "Inconclusive")]
    [TestCase("(?i)ä", "Ä", "Yes")]
    [TestCase("(?i)Ä", "ä", "Yes")]
    [TestCase("(?i)ä", "a", "No")]
    [TestCase("(?i)^CAFÉ Å$", "café å", "Yes")]
    [TestCase("(?i)STRAßE", "straße", "Yes")]
    [TestCase("(?i)straße", "STRASSE", "No")]
    [TestCase("(?i)ß", "ẞ", "Inconclusive")]
    [TestCase("(?i)ÿ", "Ÿ", "Inconclusive")]
    [TestCase("(?i)µ", "µ", "Yes")]
    [TestCase("(?i)×", "÷", "No")]
    [TestCase("(?i)^[à-é]$", "Ç", "Yes")]
    [TestCase("(?i)^[^ä]$", "Ä", "No")]
    [TestCase(@"(?i)^\w$", "ä", "Inconclusive")]
    [TestCase("(?i:c)at", "Cat", "Yes")]
    [TestCase("(?i:c)at", "CAt", "No")]
    [TestCase("a(?i)b|c", "C", "Yes")]
    [TestCase("(a(?i)b)c", "aBC", "No")]
    [TestCase("(?i)a(?-i)b", "AB", "No")]
    [TestCase(@"^\d+$", "123", "Yes")]
    [TestCase(@"^\d+$", "١٢٣", "Inconclusive")]
    [TestCase(@"\w\s\W\S\D", "a -bc", "Yes")]
    [TestCase(@"\bcat\b", "a cat!", "Yes")]
    [TestCase(@"\Bat", "cat", "Yes")]
    [TestCase("(?P<name>a)(?<other>b)", "ab", "Yes")]
    [TestCase("(?:a|b)+c", "abac", "Yes")]
    [TestCase("a{2,3}?", "aa", "Yes")]
    [TestCase("a{2}", "a", "No")]
    [TestCase("a{2,}", "aaaa", "Yes")]
    [TestCase("a*?b??", "", "Yes")]
    [TestCase("[a-c]", "b", "Yes")]
    [TestCase("[^a-c]", "b", "No")]
    [TestCase("[^a-c]", "😀", "Inconclusive")]
    [TestCase("[-a]", "-", "Yes")]
    [TestCase("[a-]", "-", "Yes")]
    [TestCase(@"[\d.]", ".", "Yes")]
    [TestCase(@"[\]\-\\]", "]", "Yes")]
    [TestCase("[a^]", "^", "Yes")]
    [TestCase("[$.|]", "|", "Yes")]
    [TestCase("[ä-ü]", "ö", "Yes")]
    [TestCase(@"user@example\.com", "user@example.com", "Yes")]
    [TestCase(@"a\x2Db\n\t", "a-b\n\t", "Yes")]
    [TestCase("a b#c", "a b#c", "Yes")]
    [TestCase("()", "", "Yes")]
    [TestCase("a||b", "", "Yes")]
    [TestCase("^(a|bc|d)+$", "abcd", "Yes")]
    [TestCase("^(a|bc|d)+$", "abd", "No")]
    [TestCase("^(?:ab{2,3}){1,2}$", "abbabbb", "Yes")]
    [TestCase("^(?:ab{2,3}){1,2}$", "abbb", "Yes")]
    [TestCase("^(?:ab{2,3}){1,2}$", "abbbb", "No")]
    [TestCase("^a{0}b$", "b", "Yes")]
    [TestCase("^(?:a*)*b$", "aab", "Yes")]
    [TestCase("(?i)^[^a-c]$", "B", "No")]
    [TestCase("(?i)^[x-z]$", "Y", "Yes")]
    [TestCase("^[ad-f]$", "e", "Yes")]
    public void Matches_as_the_server_does(string pattern, string text, string expected)
    {
        var opposite = expected switch
        {
            "Yes" => "No",
            "No" => "Yes",
            _ => expected,
        };

        Assert.That(
            new Pattern(pattern).Test(text, negated: false).ToString(),
            Is.EqualTo(expected)
        );
        Assert.That(
            new Pattern(pattern).Test(text, negated: true).ToString(),
            Is.EqualTo(opposite)
        );
    }

    [TestCase("(")]
    [TestCase(")")]
    [TestCase("a)b")]
    [TestCase("(a")]
    [TestCase("(?:a")]
    [TestCase("[a")]
    [TestCase("[a-")]
    [TestCase("[z-a]")]
    [TestCase("*a")]
    [TestCase("(+a)")]
    [TestCase("a|?")]
    [TestCase("a\\")]
    [TestCase("[a\\")]
    public void Pattern_that_the_server_rejects_never_matches(string pattern)
    {
        var one = new Pattern(pattern);

        Assert.That(one.Kind, Is.EqualTo(PatternKind.Invalid));
        Assert.That(one.Test("a", negated: false), Is.EqualTo(Match.No));
        Assert.That(one.Test("a", negated: true), Is.EqualTo(Match.No));
    }

    [TestCase("(?=a)")]
    [TestCase("(?!a)b")]
    [TestCase("(?<=a)b")]
    [TestCase("(?<!a)b")]
    [TestCase("(?>a)")]
    [TestCase("(?#comment)a")]
    [TestCase("(?x)a b")]
    [TestCase("(?U)a+")]
    [TestCase("(?-u)a")]
    [TestCase("(?)a")]
    [TestCase("(?i-)a")]
    [TestCase("(?i)я")]
    [TestCase("(?i)Ÿ")]
    [TestCase("(a)\\1")]
    [TestCase("(?P<n>a)(?P=n)")]
    [TestCase("(?P<n>a)(?P<n>b)")]
    [TestCase("a++")]
    [TestCase("a*+")]
    [TestCase("a**")]
    [TestCase("^*")]
    [TestCase(@"\b+")]
    [TestCase("a{,3}")]
    [TestCase("a{3,2}")]
    [TestCase("(?i:^)+")]
    [TestCase("(?:(?s))*")]
    [TestCase("(^|$)?")]
    [TestCase("a{b")]
    [TestCase("{")]
    [TestCase("]")]
    [TestCase("}")]
    [TestCase("[[:alpha:]-z]")]
    [TestCase("[a-z&&[^x]]")]
    [TestCase("[a--b]")]
    [TestCase("[a~~b]")]
    [TestCase("[]a]")]
    [TestCase(@"[\d-z]")]
    [TestCase(@"[a-\d]")]
    [TestCase(@"[\b]")]
    [TestCase("[😀]")]
    [TestCase(@"\p{Greek}")]
    [TestCase(@"\p{Latin}")]
    [TestCase(@"\P{Greek}")]
    [TestCase(@"\p{^L}")]
    [TestCase(@"(?i)\P{Lu}")]
    [TestCase("(?i)[[:^upper:]]")]
    [TestCase(@"\p")]
    [TestCase("[[:^letters:]]")]
    [TestCase(@"\x{41}")]
    [TestCase(@"\xE9")]
    [TestCase(@"\u0041")]
    [TestCase(@"\h")]
    [TestCase(@"\Z")]
    [TestCase(@"\G")]
    [TestCase(@"\K")]
    [TestCase(@"\<")]
    [TestCase(@"\b{start}")]
    [TestCase("a{1001}{1001}")]
    [TestCase("(a{1000}){1000}")]
    public void Is_inconclusive_when_the_regex_dialects_may_differ(string pattern)
    {
        var one = new Pattern(pattern);

        Assert.That(one.Kind, Is.EqualTo(PatternKind.Unsupported));
        Assert.That(one.Test("a", negated: false), Is.EqualTo(Match.Inconclusive));
        Assert.That(one.Test("a", negated: true), Is.EqualTo(Match.Inconclusive));
    }

    [Test]
    public void Is_inconclusive_for_an_unpaired_surrogate()
    {
        Assert.That(new Pattern("\uD83D").Kind, Is.EqualTo(PatternKind.Unsupported));
        Assert.That(new Pattern("[\uD83D]").Kind, Is.EqualTo(PatternKind.Unsupported));
    }

    [TestCase("^(a+)+$")]
    [TestCase("^(a|aa)+$")]
    [TestCase("^(a|a)*$")]
    [TestCase("(.*a){12}$")]
    [TestCase("^(([a-z])+.)+[A-Z]([a-z])+$")]
    [TestCase("a*a*a*a*a*a*a*a*b$")]
    [TestCase("^(?:a?){30}a{30}$")]
    [TestCase("(?i)^(A+)*(A+)*(A+)*$")]
    public void Ends_quickly_for_a_backtracking_bomb(string pattern)
    {
        var one = new Pattern(pattern);
        var text = new string('a', 5_000) + "!";
        one.Test("a", negated: false);

        var watch = Stopwatch.StartNew();
        var first = one.Test(text, negated: false);
        var second = one.Test(text, negated: false);

        Assert.That(first, Is.AnyOf(Match.No, Match.Inconclusive));
        Assert.That(second, Is.AnyOf(Match.No, Match.Inconclusive));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
    }

    [TestCase("([ab]*a[ab]{20}){10}c")]
    [TestCase("([ab]*a[ab]{50}){2}c")]
    [TestCase("(.*a.*b.*a){60}z")]
    [TestCase("[ab]*a[ab]{900}c")]
    [TestCase("(?:[ab]*a.{9}){60}c")]
    public void Ends_quickly_for_a_pattern_with_many_states(string pattern)
    {
        var one = new Pattern(pattern);
        var random = new Random(1);
        var text = string.Concat(
            Enumerable.Range(0, 5_000).Select(_ => random.Next(2) == 0 ? 'a' : 'b')
        );

        var watch = Stopwatch.StartNew();
        var few = one.Test(text.Substring(0, 500), negated: false);
        var many = one.Test(text, negated: false);

        Assert.That(few, Is.EqualTo(Match.No));
        Assert.That(many, Is.AnyOf(Match.No, Match.Inconclusive));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void Leaves_texts_that_take_too_long_to_the_server()
    {
        var one = new Pattern("a.*b");

        var usual = one.Test(new string('a', 100_000), negated: false);
        var huge = one.Test(new string('a', 5_000_000), negated: false);

        Assert.That(usual, Is.EqualTo(Match.No));
        Assert.That(huge, Is.EqualTo(Match.Inconclusive));
    }
}
