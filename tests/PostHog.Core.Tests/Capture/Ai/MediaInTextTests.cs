using PostHog.Capture.Ai;

namespace PostHog.Core.Tests.Capture.Ai;

/// <summary>Media inside texts become placeholders, and everything else stays.</summary>
internal sealed class MediaInTextTests
{
    private static readonly string Base64 = Convert.ToBase64String([
        .. Enumerable.Range(0, 900).Select(number => (byte)(number * 7)),
    ]);

    private static readonly string Short = Base64[..100];

    private static IEnumerable<TestCaseData> Media()
    {
        yield return Case(
            "Markdown",
            $"look: ![x](data:image/png;base64,{Short}) and ![y](data:image/gif;base64,{Short})",
            "look: ![x]([base64 image/png redacted]) and ![y]([base64 image/gif redacted])"
        );
        yield return Case(
            "HTML",
            $"<img src=\"data:image/svg+xml,%3Csvg%3E\"> and <img src='DATA:IMAGE/PNG;BASE64,{Short}'>",
            "<img src=\"[base64 image/svg+xml redacted]\"> and <img src='[base64 IMAGE/PNG redacted]'>"
        );
        yield return Case(
            "JSON",
            $$"""{"id":1,"image":"{{Base64}}","ok":true}""",
            """{"id":1,"image":"[base64 redacted]","ok":true}"""
        );
        yield return Case(
            "escaped JSON",
            $$"""{"uri":"data:image/png;base64,AAAA\u002B{{Short}}\/AA","ok":true}""",
            """{"uri":"[base64 image/png redacted]","ok":true}"""
        );
        yield return Case(
            "short media with a name",
            $$"""{"data": "{{Short}}", "name": "{{Short}}"}""",
            $$"""{"data": "[base64 redacted]", "name": "{{Short}}"}"""
        );
        yield return Case(
            "JSON in JSON",
            $$"""{"text":"{\"data\":\"{{Short}}\"}"}""",
            """{"text":"{\"data\":\"[base64 redacted]\"}"}"""
        );
        yield return Case(
            "mail",
            "begin\n\n"
                + string.Join("\r\n", Base64.Chunk(76).Select(line => new string(line)))
                + "\r\nend",
            "begin\n\n[base64 redacted]\r\nend"
        );
    }

    [TestCaseSource(nameof(Media))]
    public void Puts_placeholders_into_texts(string text, string expected) =>
        Assert.That(MediaPlaceholders.OfText(text), Is.EqualTo(expected));

    private static IEnumerable<TestCaseData> Texts()
    {
        yield return Case(
            "words",
            string.Join('\n', Enumerable.Repeat("apple\nbanana\nCherry-pie", 60)),
            null
        );
        yield return Case("numbers", string.Concat(Enumerable.Repeat("1234567890", 200)), null);
        yield return Case("letters", new string('x', 5_000), null);
        yield return Case("hash", string.Concat(Enumerable.Repeat("0f1e", 16)), null);
        yield return Case("sentence", "metadata: one, two; data:three, and data: four", null);
        yield return Case("code", "var data:int, other;", null);
        yield return Case(
            "paths",
            string.Join('\n', Enumerable.Repeat("/usr/lib/Some/Path", 80)),
            null
        );
    }

    [TestCaseSource(nameof(Texts))]
    public void Leaves_texts_alone(string text, string? _) =>
        Assert.That(MediaPlaceholders.OfText(text), Is.EqualTo(text));

    [Test]
    public void Reads_no_more_of_a_huge_text_than_is_sent()
    {
        var one = $"![x](data:image/png;base64,{Short}) ";
        var text = string.Concat(Enumerable.Repeat(one, 50_000));

        var sent = MediaPlaceholders.OfText(text);

        Assert.That(sent, Does.EndWith("... [truncated]").And.Length.LessThan(200_100));
    }

    [Test]
    public void Replaces_a_data_address_that_is_an_object()
    {
        var url = new Uri("data:image/png;base64," + Short);

        Assert.That(
            Written.Event(new AiSpan("u") { InputState = new { url } }).Json,
            Does.Contain("[base64 image/png redacted]").And.Not.Contain(Short)
        );
    }

    private static TestCaseData Case(string name, string text, string? expected) =>
        new TestCaseData(text, expected).SetArgDisplayNames(name);
}
