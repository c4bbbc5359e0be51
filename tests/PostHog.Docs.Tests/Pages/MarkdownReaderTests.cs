namespace PostHog.Docs.Tests.Pages;

public sealed class MarkdownReaderTests
{
    [Test]
    public void Reads_blocks_with_the_comment_before_them()
    {
        var page = Read(
            "<!-- server: 503 -->",
            "```csharp",
            "one",
            "",
            "two",
            "```",
            "```text",
            "```"
        );

        Assert.That(page.Blocks.Select(block => block.Language), Is.EqualTo(["csharp", "text"]));
        Assert.That(page.Blocks.Select(block => block.Text), Is.EqualTo(["one\n\ntwo", ""]));
        Assert.That(page.Blocks.Select(block => block.Comment), Is.EqualTo(["server: 503", null]));
        Assert.That(page.Blocks.Select(block => block.Line), Is.EqualTo([2, 7]));
    }

    [Test]
    public void Reads_links_and_headings_outside_blocks_and_code()
    {
        var page = Read(
            "# A b: c?",
            "See [one](one.md) and `[two](two.md)`.",
            "```",
            "# [x](y)",
            "```"
        );

        Assert.That(page.Links, Is.EqualTo(["one.md"]));
        Assert.That(page.Anchors, Is.EqualTo(["a-b-c"]));
    }

    [TestCase("```csharp", "left open")]
    [TestCase("  ```csharp", "  ```")]
    public void Rejects_fences_that_would_hide_a_program(params string[] lines) =>
        Assert.That(() => Read(lines), Throws.InstanceOf<FormatException>());

    private static MarkdownPage Read(params string[] lines) =>
        MarkdownReader.Read("page.md", lines);
}
