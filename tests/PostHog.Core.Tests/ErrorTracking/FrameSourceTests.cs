using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

/// <summary>Source lines around a frame: only when enabled, and only from files named in debug information.</summary>
internal sealed class FrameSourceTests
{
    private static readonly string[] Source =
    [
        .. Enumerable.Range(1, 60).Select(line => $"line {line}"),
    ];

    [Test]
    public void Sends_five_source_lines_around_the_line_when_enabled()
    {
        var frame = At("/Cart.cs", 40);

        Assert.That(frame["pre_context"], Is.EqualTo(Source[34..39]));
        Assert.That(frame["context_line"], Is.EqualTo("line 40"));
        Assert.That(frame["post_context"], Is.EqualTo(Source[40..45]));
    }

    [TestCase(1, 0, 5)]
    [TestCase(2, 1, 5)]
    [TestCase(59, 5, 1)]
    [TestCase(60, 5, 0)]
    public void Sends_fewer_source_lines_at_the_ends_of_a_file(int line, int before, int after)
    {
        var frame = At("/Cart.cs", line);

        Assert.That(frame["pre_context"], Has.Exactly(before).Items);
        Assert.That(frame["post_context"], Has.Exactly(after).Items);
    }

    [TestCase("/Cart.cs", 61)]
    [TestCase("/Cart.cs", 0)]
    [TestCase(null, 5)]
    public void Omits_the_source_when_the_file_is_missing(string? path, int line) =>
        Assert.That(At(path, line), Is.Empty);

    [Test]
    public void Sends_source_lines_only_for_application_frames()
    {
        string[] source = [.. Enumerable.Repeat("code", 1000)];
        var events = Exceptional.With(new InAppRules([], []), source: _ => source);
        var error = Exceptional.Thrown(new IOException("disk full"));

        var own = events.Build(error, "u", null, ExceptionBoundary.Manual).Frames()[^1];
        var foreign = Exceptional
            .With(new InAppRules([], ["PostHog"]), source: _ => source)
            .Build(error, "u", null, ExceptionBoundary.Manual)
            .Frames()[^1];

        Assert.That(own.Keys, Has.Member("context_line"));
        Assert.That(foreign.Keys, Has.None.Contain("context"));
    }

    [Test]
    public void Never_opens_a_file_named_in_a_stack_text()
    {
        var opened = new List<string>();
        var events = Exceptional.With(
            new InAppRules([], []),
            source: path =>
            {
                opened.Add(path);
                return Source;
            }
        );

        var built = events.Build(
            new { message = "from a browser", stack = "at Shop.Cart.Pay() in /etc/passwd:line 2" },
            "user-42",
            null,
            ExceptionBoundary.Manual
        );

        Assert.That(built.Functions(), Is.EqualTo(["Pay"]));
        Assert.That(built.Frames()[0].Keys, Has.None.Contain("context"));
        Assert.That(opened, Is.Empty);
    }

    private static Dictionary<string, object?> At(string? path, int line)
    {
        var frame = new Dictionary<string, object?>();
        new FrameWriter(sendsPaths: false, _ => Source).AddSource(
            frame,
            new FramePosition(path, line, Column: 0),
            new TextBudget()
        );
        return frame;
    }
}
