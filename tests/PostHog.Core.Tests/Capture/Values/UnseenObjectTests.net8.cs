using System.Buffers;
using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Xml.Linq;
using Newtonsoft.Json;
using PostHog.Capture.Values;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>What happens to values in a trimmed program, whose members cannot be seen.</summary>
internal sealed class UnseenObjectTests
{
    private static readonly Dictionary<string, int> Counts = new() { ["a"] = 1 };

    private static readonly object[] Kept =
    [
        new[] { 1, 2 },
        new List<string> { "a" },
        Counts,
        Counts.ToFrozenDictionary(),
        Counts.ToImmutableSortedDictionary(),
        new ReadOnlyDictionary<string, int>(Counts),
    ];

    [TestCaseSource(nameof(Kept))]
    public void Keeps_sequences_and_dictionaries(object value) =>
        Assert.That(UnseenObject.Of(value), Is.SameAs(value));

    private static readonly TestCaseData[] LeftOut =
    [
        new(new { A = 1 }, "members cannot be seen"),
        new(new Person("a"), "members cannot be seen"),
        new(XElement.Parse("<a/>"), "XML"),
        new(Counts.ToLookup(one => one.Key), "keys cannot be seen"),
        new(Counts.GroupBy(one => one.Key).First(), "keys cannot be seen"),
        new(new OnlyReadable<DateOnly>(default), "keys cannot be seen"),
        new(new Masked(), "converter cannot run"),
        new(new MaskedItems(), "converter cannot run"),
    ];

    [TestCaseSource(nameof(LeftOut))]
    public void Leaves_out_what_it_could_only_send_in_part(object value, string reason)
    {
        var simple = UnseenObject.Of(value) as UnreadableValue;

        Assert.That(simple?.Reason, Does.Contain(reason));
    }

    private static readonly object[] WithUsualPairs =
    [
        new OnlyReadable<string>("x"),
        new OnlyReadable<int>(1),
        new OnlyReadable<long>(1),
        new OnlyReadable<double>(1.5),
        new OnlyReadable<decimal>(1.5m),
        new OnlyReadable<bool>(true),
        new OnlyReadable<DateTime>(default),
        new OnlyReadable<DateTimeOffset>(default),
        new OnlyReadable<Guid>(default),
    ];

    [TestCaseSource(nameof(WithUsualPairs))]
    public void Reads_the_entries_of_other_dictionaries_where_they_are_usual_pairs(object value)
    {
        var sent = (Dictionary<string, object?>)UnseenObject.Of(value)!;

        var expected = ((IEnumerable)value).Cast<object>().Select(pair => $"{pair}");
        Assert.That(sent.Select(pair => $"{pair}"), Is.EqualTo(expected));
    }

    [Test]
    public void Reads_tuples()
    {
        Assert.That(
            UnseenObject.Of((1, "x")),
            Is.EqualTo(new Dictionary<string, object?> { ["Item1"] = 1, ["Item2"] = "x" })
        );
    }

    private static readonly object[] Texts =
    [
        "text".AsMemory(),
        new Memory<char>("text".ToCharArray()),
        new ArraySegment<char>("text".ToCharArray()),
        new ReadOnlySequence<char>("text".AsMemory()),
        "text".ToCharArray(),
    ];

    [TestCaseSource(nameof(Texts))]
    public void Reads_a_buffer_of_characters_as_text(object value) =>
        Assert.That(ValueSimplifier.OfUnseen(value), Is.EqualTo("text"));

    private static readonly object[] Bytes =
    [
        new ReadOnlyMemory<byte>([1]),
        new Memory<byte>([1]),
        new ArraySegment<byte>([1]),
        new ReadOnlySequence<byte>([1]),
    ];

    [TestCaseSource(nameof(Bytes))]
    public void Reads_a_buffer_of_bytes_as_bytes(object value) =>
        Assert.That(ValueSimplifier.OfUnseen(value), Is.EqualTo(new byte[] { 1 }));

    [Test]
    public void Reads_an_empty_buffer()
    {
        Assert.That(ValueSimplifier.OfUnseen(default(ArraySegment<char>)), Is.EqualTo(""));
        Assert.That(ValueSimplifier.OfUnseen(default(ArraySegment<byte>)), Is.Empty);
        Assert.That(ValueSimplifier.OfUnseen(default(ReadOnlySequence<byte>)), Is.Empty);
    }

    [Test]
    public void Enum_with_a_converter_is_left_out()
    {
        Assert.That(UnseenObject.OfScalar(DayOfWeek.Friday), Is.EqualTo(DayOfWeek.Friday));
        Assert.That(UnseenObject.OfScalar(Kind.Secret), Is.InstanceOf<UnreadableValue>());
    }

    private sealed record Person(string Name);

    private sealed class OnlyReadable<T>(T value) : IReadOnlyDictionary<string, T>
    {
        private readonly Dictionary<string, T> _values = new() { ["a"] = value };

        public T this[string key] => _values[key];

        public IEnumerable<string> Keys => _values.Keys;

        public IEnumerable<T> Values => _values.Values;

        public int Count => _values.Count;

        public bool ContainsKey(string key) => _values.ContainsKey(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) =>
            _values.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => _values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [JsonConverter(typeof(PassOn))]
    private sealed class Masked;

    [JsonArray(ItemConverterType = typeof(PassOn))]
    private sealed class MaskedItems : List<string>;

    [System.Text.Json.Serialization.JsonConverter(
        typeof(System.Text.Json.Serialization.JsonStringEnumConverter)
    )]
    private enum Kind
    {
        Secret,
    }
}
