using System.Net;
using System.Text;
using PostHog.Wire;

namespace PostHog.Core.Tests.Wire;

internal sealed class SecretsTests
{
    private const string Token = "p/h\"c é+<tok>";

    private static readonly Secrets Kept = Secrets.Of(Token, "phx_key");

    private static IEnumerable<string> Quotes()
    {
        yield return Token;
        yield return Token.ToUpperInvariant();
        yield return "phx_key";
        yield return "p/h\\\"c é+<tok>";
        yield return "p/h\\\"c \\u00e9+<tok>";
        yield return Uri.EscapeDataString(Token);
        yield return Uri.EscapeDataString(Token).ToLowerInvariant();
        yield return WebUtility.UrlEncode(Token);
        yield return WebUtility.HtmlEncode(Token);
    }

    [TestCaseSource(nameof(Quotes))]
    public void Masks_every_notation_of_a_secret(string quote)
    {
        Assert.That(Kept.AreIn(quote), Is.True);
        Assert.That(
            Kept.Hide($"said {quote}, twice {quote}."),
            Is.EqualTo("said [...], twice [...].")
        );
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("Bearer ")]
    public void Masks_a_secret_in_base64_at_every_offset(string before)
    {
        var packed = Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{before}a_long_project_token:")
        );

        var said = Secrets.Of("a_long_project_token").Hide(packed);

        Assert.That(said, Does.Contain("[...]").And.Length.LessThan(packed.Length - 15));
    }

    [TestCase("nothing of it")]
    [TestCase("")]
    public void Keeps_other_text_unchanged(string text)
    {
        Assert.That(Kept.Hide(text), Is.EqualTo(text));
        Assert.That(Kept.AreIn(text), Is.False);
    }

    [Test]
    public void Keeps_every_text_without_secrets()
    {
        Assert.That(Secrets.Of(null, "", "  ").Hide("a text"), Is.EqualTo("a text"));
    }

    [TestCase("https://me:pass@example.com", "pass")]
    [TestCase("https://me:p%40ss@example.com", "p@ss")]
    [TestCase("https://me:p%40ss@example.com", "p%40ss")]
    public void Masks_the_password_of_the_host(string host, string password)
    {
        var secrets = Secrets.From(new PostHogOptions { ProjectToken = "phc", Host = host });

        Assert.That(secrets.Hide($"said {password}"), Is.EqualTo("said [...]"));
    }

    [TestCase("k q 7 z r 2 v w 9 l x 4")]
    [TestCase("one half is Kq7Zr2Vw, the other one is not here")]
    [TestCase("4b71375A723256773")]
    [TestCase("0x4b 0x71 0x37 0x5a 0x72 0x32 0x56 0x77")]
    [TestCase("75, 113, 55, 90, 114, 50, 86, 119")]
    [TestCase("4B 00 71 00 37 00 5A 00 72 00")]
    [TestCase("0x004B 0x0071 0x0037 0x005A 0x0072")]
    [TestCase("SwBxADcAWgByADIAVgB3AA==")]
    [TestCase("UzNFM1duSXlWbmM9")]
    [TestCase("&#75;&#113;&#55;&#90;&#114;&#50;&#86;&#119;")]
    [TestCase("%254b%2571%2537%255a%2572%2532%2556%2577")]
    [TestCase("\\u004b\\x71\\u{37}\\u005a\\u0072\\u0032\\u0056\\u0077")]
    public void Leaves_out_a_text_with_part_of_a_secret(string text)
    {
        var secrets = Secrets.Of("Kq7Zr2Vw9Lx4Tb6Nd8Mf");

        Assert.That(secrets.AreIn(text));
        Assert.That(secrets.Hide(text), Is.EqualTo("[...]"));
    }

    [TestCase("The project is not known: check the region, 100 % sure \\u00.")]
    [TestCase("Line 75, column 113: 55 of 90 in 114 rows, 0x4b of 50.")]
    [TestCase("0190163d-8694-739b-aea5-966c26f8ad91")]
    public void Keeps_a_text_that_only_looks_encoded(string text)
    {
        Assert.That(Secrets.Of("Kq7Zr2Vw9Lx4Tb6Nd8Mf").Hide(text), Is.EqualTo(text));
    }
}
