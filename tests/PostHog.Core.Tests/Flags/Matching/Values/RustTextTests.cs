using PostHog.Flags.Matching.Values;

namespace PostHog.Core.Tests.Flags.Matching.Values;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("tr-TR")]
[TestFixture("fa-IR")]
internal sealed class RustTextTests(string culture) : InCulture(culture)
{
    [TestCase("", "")]
    [TestCase("plain", "plain")]
    [TestCase("TITLE", "title")]
    [TestCase("Ä", "ä")]
    [TestCase("ß", "ß")]
    [TestCase("ẞ", "ß")]
    [TestCase("İ", "i\u0307")]
    [TestCase("I", "i")]
    [TestCase("ı", "ı")]
    [TestCase("\u212A", "k")]
    [TestCase("\u212B", "å")]
    [TestCase("\u2126", "ω")]
    [TestCase("ǅ", "ǆ")]
    [TestCase("Σ", "σ")]
    [TestCase("ΟΔΥΣΣΕΥΣ", "οδυσσευς")]
    [TestCase("ΟΔΥΣΣΕΥΣ ", "οδυσσευς ")]
    [TestCase("ΑΣ.Β", "ασ.β")]
    [TestCase("ΑΣ.", "ας.")]
    [TestCase("ΑΣ1", "ας1")]
    [TestCase("Α\u0301Σ", "α\u0301ς")]
    [TestCase(" Σ", " σ")]
    [TestCase("𐐀Σ", "𐐨ς")]
    [TestCase("ΑΣ𐐀", "ασ𐐨")]
    [TestCase("Ⅷ", "ⅷ")]
    [TestCase("Ⓐ", "ⓐ")]
    [TestCase("Ა", "ა")]
    [TestCase("\uD83DX", "\uD83Dx")]
    public void Lower_cases_like_Rust(string text, string lower)
    {
        Assert.That(RustText.ToLower(text), Is.EqualTo(lower));
        Assert.That(RustText.LowersTo(text, lower), Is.True);
        Assert.That(RustText.LowersTo(text, lower + "x"), Is.False);
        Assert.That(RustText.LowersTo(text + "x", lower), Is.False);
    }

    [TestCase("plain ä 5")]
    [TestCase("")]
    [TestCase("σς\uD83D")]
    public void Returns_the_same_text_when_nothing_changes(string text)
    {
        Assert.That(RustText.ToLower(text), Is.SameAs(text));
        Assert.That(RustText.ToAsciiLower(text), Is.SameAs(text));
    }

    [TestCase("MÜNCHEN", "mÜnchen")]
    [TestCase("İI", "İi")]
    [TestCase("\u212AK", "\u212Ak")]
    [TestCase("[@Z`{", "[@z`{")]
    public void Lower_cases_only_ASCII(string text, string lower)
    {
        Assert.That(RustText.ToAsciiLower(text), Is.EqualTo(lower));
    }

    // contains, starts with, ends with
    [TestCase("Hello", "ell", true, false, false)]
    [TestCase("Hello", "he", true, true, false)]
    [TestCase("HELLO", "llo", true, false, true)]
    [TestCase("hello", "hello", true, true, true)]
    [TestCase("hello", "hellos", false, false, false)]
    [TestCase("hello", "", true, true, true)]
    [TestCase("", "", true, true, true)]
    [TestCase("", "a", false, false, false)]
    [TestCase("münchen", "mÜnchen", false, false, false)]
    [TestCase("MÜNCHEN", "mÜnchen", true, true, true)]
    [TestCase("ß", "ss", false, false, false)]
    [TestCase("\u212A", "k", false, false, false)]
    [TestCase("İ", "i", false, false, false)]
    [TestCase("TITEL", "i", true, false, false)]
    [TestCase("aaab", "aab", true, false, true)]
    [TestCase("{", "[", false, false, false)]
    [TestCase("null", "l", true, false, true)]
    public void Finds_parts_of_a_text(string text, string part, bool holds, bool starts, bool ends)
    {
        Assert.That(RustText.Contains(text, part), Is.EqualTo(holds));
        Assert.That(RustText.StartsWith(text, part), Is.EqualTo(starts));
        Assert.That(RustText.EndsWith(text, part), Is.EqualTo(ends));
    }

    [Test]
    public void Compares_ASCII_without_allocating()
    {
        Assert.That(RustText.LowersTo("Enterprise", "enterprise"));
        Assert.That(RustText.Contains("Enterprise", "prise"));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var isTrue = RustText.LowersTo("Enterprise", "enterprise");
        isTrue &= RustText.Contains("Enterprise", "prise");
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(isTrue);
        Assert.That(after - before, Is.Zero);
    }
}
