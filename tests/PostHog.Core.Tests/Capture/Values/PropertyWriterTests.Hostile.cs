using System.Numerics;
using Newtonsoft.Json.Linq;
using PostHog.Capture.Values;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class PropertyWriterTests
{
    private static readonly TestCaseData[] LeftOut =
    [
        new(double.NaN, "is a number that JSON cannot represent"),
        new(double.PositiveInfinity, "is a number that JSON cannot represent"),
        new(float.NegativeInfinity, "is a number that JSON cannot represent"),
        new(Half.NaN, "is a number that JSON cannot represent"),
        new(BigInteger.Pow(10, 400), "is a number that JSON cannot represent"),
        new(new JValue(double.NaN), "is a number that JSON cannot represent"),
        new(new Action(() => { }), "holds a delegate"),
        new(new MemoryStream([1, 2]), "holds a stream"),
        new(new StringReader("x"), "holds a stream"),
        new(Task.CompletedTask, "holds a task"),
        new(new TaskCompletionSource<int>().Task, "holds a task"),
        new(default(ValueTask<int>), "holds a ValueTask`1"),
        new(new ValueTask<int>(new TaskCompletionSource<int>().Task), "holds a ValueTask`1"),
        new(CancellationToken.None, "holds a CancellationToken"),
        new(new SemaphoreSlim(1), "holds a SemaphoreSlim"),
        new(Thread.CurrentThread, "holds a Thread"),
        Row("broken text", new BrokenText(), "threw NotSupportedException when it was read"),
        Row(
            "broken exception",
            new BrokenException(),
            "threw NotSupportedException when it was read"
        ),
        new(new NoText(), "has no string form"),
    ];

    [TestCaseSource(nameof(LeftOut))]
    public void Omits_values_that_json_cannot_represent_and_warns(object value, string repair)
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Is.EqualTo("\"before\":1,\"after\":2"));
        Assert.That(
            written.Log.Warnings,
            Is.EqualTo([$"Event 'e': property 'value' {repair}; that value is left out."])
        );
    }

    [TestCaseSource(nameof(LeftOut))]
    public void Replaces_a_list_element_that_json_cannot_represent_with_null(object value, string _)
    {
        var written = Written.Value(new[] { 1, value, 2 });

        Assert.That(written.Own, Does.Contain("\"value\":[1,null,2],"));
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(1));
    }

    private static readonly TestCaseData[] Broken =
    [
        // What was read before the fault stays
        Row("throws midway", new BrokenSequence(failsAt: 2), "[0,1]", "threw"),
        Row("throws at once", new BrokenSequence(failsAt: 0), "[]", "threw"),
        Row("throws on GetEnumerator", new BrokenSequence(failsAt: -1), "[]", "threw"),
        Row("throws in Dispose", new BrokenSequence(failsAt: 3), "[0,1,2]", "threw"),
        Row("throws in a map", new BrokenMap(), """{"first":1}""", "threw"),
        Row("one getter throws", new BrokenGetter(), """{"A":1,"Z":2}""", "member 'Broken'"),
        Row("a key throws", BrokenKey(), """{"fine":1}""", "has a key that threw"),
        Row(
            "array not made",
            default(System.Collections.Immutable.ImmutableArray<int>),
            "[]",
            "threw"
        ),
        // Depth and cycles
        Row("knows itself", Cycle(), """{"a":1}""", "refers to itself"),
        Row("list in itself", SelfList(), "[null]", "refers to itself"),
        Row("object in itself", new Node(), """{"A":1}""", "refers to itself"),
        // Elsewhere in the value
        Row(
            "deep inside",
            new { A = new { B = new[] { double.NaN } } },
            """{"A":{"B":[null]}}""",
            "JSON cannot represent"
        ),
        Row(
            "OutOfMemory",
            new BrokenSequence(1, new OutOfMemoryException()),
            "[0]",
            "OutOfMemoryException"
        ),
    ];

    [TestCaseSource(nameof(Broken))]
    public void Keeps_the_readable_part_of_a_value_and_warns_about_the_rest(
        object value,
        string json,
        string repair
    )
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Is.EqualTo($"\"before\":1,\"value\":{json},\"after\":2"));
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(1));
        Assert.That(
            written.Log.Warnings[0],
            Does.StartWith("Event 'e': property 'value' ").And.Contain(repair)
        );
    }

    [Test]
    public void Never_repeats_a_value_in_its_warnings()
    {
        var written = Written.Value(
            new object[]
            {
                new BrokenGetter("secret"),
                new BrokenSequence(0, new IOException("secret")),
            }
        );

        Assert.That(written.Log.Warnings, Has.Length.EqualTo(2));
        Assert.That(written.Log.Warnings, Has.None.Contains("secret"));
        Assert.That(written.Log.Entries.Select(entry => entry.Exception), Is.All.Null);
    }

    [Test]
    public void Warns_once_about_a_fault_repeated_in_a_list()
    {
        var written = Written.Value(Enumerable.Repeat(double.NaN, 10_000).ToArray());

        Assert.That(written.Log.Warnings, Has.Length.EqualTo(1));
    }

    [Test]
    public void Warns_about_every_property_with_the_same_fault()
    {
        var captured = new PostHogEvent("e", "u");
        for (var index = 0; index < 1000; index++)
        {
            captured[$"p{index}"] = double.NaN;
        }

        var warnings = Written.Event(captured).Log.Warnings;

        Assert.That(warnings, Has.Length.EqualTo(1000));
        Assert.That(warnings[^1], Does.Contain("'p999'"));
    }

    [TestCase(PropertyWriter.MaxDepth, false)]
    [TestCase(PropertyWriter.MaxDepth + 1, true)]
    public void Writes_values_up_to_the_maximum_depth(int levels, bool isCut)
    {
        object value = "bottom";
        for (; levels > 0; levels--)
        {
            value = new[] { value };
        }

        var written = Written.Value(value);

        Assert.That(
            written.Json.Contains("bottom", StringComparison.Ordinal),
            Is.Not.EqualTo(isCut)
        );
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(isCut ? 1 : 0));
    }

    private static readonly TestCaseData[] Bottomless =
    [
        Row("objects", new Deeper()),
        Row("structs", new DeeperStruct()),
        Row("structs that can be formatted", new DeeperFormattable()),
        Row("arrays", NestedArrays(100_000)),
        Row("JSON", NestedJson(100_000)),
    ];

    [TestCaseSource(nameof(Bottomless))]
    public void Stops_at_an_infinitely_nested_value(object value)
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Does.EndWith("\"after\":2"));
        Assert.That(written.Log.Warnings[0], Does.Contain("'value' is nested too deeply"));
    }

    private static readonly TestCaseData[] TooLarge =
    [
        Row("a string", new string('x', 1_000_000)),
        Row("a string of 3-byte characters", new string('日', 400_000)),
        Row("bytes", new byte[1_000_000]),
        Row("a list without end", Endless(1)),
        Row("a list of nothing without end", Endless((object?)null)),
        Row("a list of empty lists without end", Endless(Array.Empty<int>())),
        Row("a map without end", Endless(KeyValuePair.Create("k", (object?)1))),
        Row("a map of nothing without end", Endless(KeyValuePair.Create("k", (object?)null))),
        Row("a map of faults without end", Endless(KeyValuePair.Create("k", (object?)double.NaN))),
        Row("a long key", new Dictionary<string, int> { [new string('k', 1_000_000)] = 1 }),
        Row("objects that share all they have", Doubling(64)),
    ];

    [TestCaseSource(nameof(TooLarge))]
    [CancelAfter(30_000)]
    public void Drops_an_event_that_is_too_large(object value)
    {
        var written = Written.Value(value);

        Assert.That(written.Dropped!.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(written.Log.Warnings, Has.Some.Contains("larger than 900 KiB"));
    }

    [Test]
    public void Writes_correctly_after_an_event_that_was_too_large()
    {
        Written.Value(new string('x', 2_000_000));
        Written.Value(Endless(double.NaN));

        var written = Written.Value(1);

        Assert.That(written.Own, Is.EqualTo("\"before\":1,\"value\":1,\"after\":2"));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    private static IEnumerable<T> Endless<T>(T element)
    {
        while (true)
        {
            yield return element;
        }
    }

    private static TestCaseData Row(string name, params object[] arguments) =>
        new TestCaseData(arguments).SetArgDisplayNames(name);
}
