using System.Collections;
using Newtonsoft.Json.Linq;
using PostHog.Capture.Values;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed class ValueCopyTests
{
    private static readonly object?[] Same =
    [
        null,
        "text",
        1,
        1.10m,
        true,
        A.Uuid,
        A.Moment,
        new Uri("https://example.com"),
        DBNull.Value,
    ];

    [TestCaseSource(nameof(Same))]
    public void Returns_immutable_values_unchanged(object? value)
    {
        Assert.That(ValueCopy.Of(value), Is.SameAs(value));
    }

    private static readonly TestCaseData[] Maps =
    [
        new(new Dictionary<string, object?> { ["a"] = 1 }),
        new(new Dictionary<string, int> { ["a"] = 1 }),
        new(new Hashtable { ["a"] = 1 }),
        new(new { a = 1 }),
        new(JObject.Parse("{a:1}")),
    ];

    [TestCaseSource(nameof(Maps))]
    public void Copies_every_map_to_a_dictionary(object map)
    {
        var copy = (Dictionary<string, object?>)ValueCopy.Of(map)!;

        Assert.That(copy, Has.Count.EqualTo(1));
        Assert.That(copy["a"], Is.EqualTo(1));
        Assert.That(copy, Is.Not.SameAs(map));
    }

    [Test]
    public void Copies_every_sequence_to_a_list()
    {
        Assert.That(ValueCopy.Of(new[] { 1, 2 }), Is.EqualTo(new List<object?> { 1, 2 }));
        Assert.That(ValueCopy.Of(new JArray(1, 2)), Is.EqualTo(new List<object?> { 1L, 2L }));
        Assert.That(ValueCopy.Of(Enumerable.Range(1, 2)), Is.EqualTo(new List<object?> { 1, 2 }));
    }

    [Test]
    public void Copies_bytes()
    {
        var bytes = new byte[] { 1, 2 };

        var copy = (byte[])ValueCopy.Of(bytes)!;

        Assert.That(copy, Is.EqualTo(bytes));
        Assert.That(copy, Is.Not.SameAs(bytes));
    }

    [Test]
    public void Marks_a_cycle()
    {
        var map = new Dictionary<string, object?>();
        map["self"] = map;

        var copy = (Dictionary<string, object?>)ValueCopy.Of(map)!;

        Assert.That(copy["self"], Is.TypeOf<UnreadableValue>());
    }

    [Test]
    public void Marks_a_value_nested_too_deeply()
    {
        object? value = 1;
        for (var depth = 0; depth < 10_000; depth++)
        {
            value = new JArray(value);
        }

        Assert.That(Written.Value(ValueCopy.Of(value)).Log.Warnings, Has.Length.EqualTo(1));
    }

    [Test]
    public void Keeps_the_elements_before_a_fault()
    {
        var copy = (List<object?>)ValueCopy.Of(Faulty())!;

        Assert.That(copy[0], Is.EqualTo(1));
        Assert.That(copy[1], Is.TypeOf<UnreadableValue>());
    }

    [Test]
    public void Stops_copying_an_endless_sequence()
    {
        Assert.That(Written.Value(ValueCopy.Of(Endless())).Dropped, Is.Not.Null);
    }

    private static readonly TestCaseData[] Large =
    [
        new(Enumerable.Repeat(0, int.MaxValue).Select(_ => (object)new string('x', 20_000))),
        new(Enumerable.Repeat(0, int.MaxValue).Select(_ => (object)new byte[20_000])),
        new(
            Enumerable
                .Range(0, int.MaxValue)
                .Select(number => KeyValuePair.Create($"{number:D20000}", (object?)1))
        ),
    ];

    [TestCaseSource(nameof(Large))]
    public void Stops_copying_texts_where_the_event_is_too_large(object values)
    {
        var captured = new PostHogEvent("e", "u") { ["value"] = values };
        var before = GC.GetAllocatedBytesForCurrentThread();

        var written = Written.Event(captured, new() { BeforeSend = { one => one } });

        Assert.That(written.Dropped, Is.Not.Null);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(250 << 20));
    }

    private static IEnumerable<object?> Faulty()
    {
        yield return 1;
        throw new InvalidOperationException();
    }

    private static IEnumerable<object?> Endless()
    {
        while (true)
        {
            yield return null;
        }
    }
}
