namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class PropertyWriterTests
{
    [Test]
    public void Getter_can_capture_an_event()
    {
        var written = Written.Value(new Capturing());

        Assert.That(
            written.Own,
            Does.Contain("\"value\":{\"First\":1,\"Inner\":\"fine\",\"Last\":2}")
        );
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    [Test]
    public void Sequence_can_capture_events()
    {
        var captured = Enumerable.Range(0, 3).Select(index => Written.Value(index).Own.Length);

        Assert.That(Written.Value(captured).Own, Does.Contain("\"value\":[30,30,30]"));
    }

    [Test]
    public void Handles_a_getter_that_changes_the_event()
    {
        var captured = new PostHogEvent("e", "u") { ["before"] = 1 };
        captured["value"] = new Meddling(captured);
        captured["after"] = 2;

        var written = Written.Event(captured);

        Assert.That(
            written.Own,
            Is.EqualTo(
                """
                "before":1,"value":{"Change":1}
                """
            )
        );
        Assert.That(written.Log.Warnings.Single(), Does.Contain("'value' is the last one written"));
    }

    [Test]
    public void Handles_an_event_that_contains_itself()
    {
        var captured = new PostHogEvent("e", "u") { ["a"] = 1 };
        captured["self"] = captured;

        var written = Written.Event(captured);

        Assert.That(
            written.Own,
            Is.EqualTo(
                """
                "a":1,"self":{"a":1}
                """
            )
        );
        Assert.That(written.Log.Warnings.Single(), Does.Contain("'self' refers to itself"));
    }

    [Test]
    public void Handles_a_dictionary_changed_by_another_thread()
    {
        var shared = new Dictionary<string, object?> { ["a"] = 1 };
        using var done = new ManualResetEventSlim();
        var other = new Thread(() => Change(shared, done));
        other.Start();

        for (var count = 0; count < 2000; count++)
        {
            var written = Written.Value(shared);

            Assert.That(written.Properties.GetProperty("after").GetInt32(), Is.EqualTo(2));
        }

        done.Set();
        other.Join();
    }

    private static void Change(Dictionary<string, object?> shared, ManualResetEventSlim done)
    {
        for (var count = 0; !done.IsSet; count++)
        {
            shared[$"k{count % 50}"] = count;
            shared.Remove($"k{(count + 25) % 50}");
        }
    }

    private sealed class Capturing
    {
        public int First => 1;

        public string Inner =>
            Written.Value(new { Nested = double.NaN, A = 1 }).Log.Warnings.Length == 1
                ? "fine"
                : "broken";

        public int Last => 2;
    }

    private sealed class Meddling(PostHogEvent captured)
    {
        public int Change
        {
            get
            {
                captured["more"] = 3;
                return 1;
            }
        }
    }
}
