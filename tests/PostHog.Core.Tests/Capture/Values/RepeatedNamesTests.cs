using System.Collections;
using System.Collections.Specialized;
using Newtonsoft.Json;
using Stj = System.Text.Json.Serialization;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>An object in JSON has each name once: of several entries with one name, the first is sent.</summary>
internal sealed class RepeatedNamesTests
{
    private static readonly TestCaseData[] Rows =
    [
        Row(
            new Dictionary<object, int>
            {
                [1] = 1,
                ["1"] = 2,
                [1m] = 3,
            },
            "Dictionary"
        ),
        Row(new OrderedDictionary { { 1, 1 }, { "1", 2 } }, "OrderedDictionary"),
        Row(new KeyValuePair<string, object?>[] { new("1", 1), new("1", 2) }, "array of pairs"),
        Row(new List<KeyValuePair<string, object?>> { new("1", 1), new("1", 2) }, "list of pairs"),
        Row(new Untyped(), "IReadOnlyDictionary"),
    ];

    [TestCaseSource(nameof(Rows))]
    public void Sends_the_first_of_entries_with_one_name_and_warns(object value)
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Does.Contain("\"value\":{\"1\":1}"));
        Assert.That(
            written.Log.Warnings.Single(),
            Does.Contain("property 'value' has another entry named '1'")
        );
    }

    [TestCaseSource(nameof(Rows))]
    public void Shows_the_first_of_entries_with_one_name_to_before_send_functions(object value)
    {
        var options = new PostHogOptions { BeforeSend = { captured => captured } };

        var written = Written.Event(new PostHogEvent("e", "u") { ["value"] = value }, options);

        Assert.That(written.Own, Is.EqualTo("\"value\":{\"1\":1}"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain("named '1'"));
    }

    [Test]
    public void Entry_without_a_value_does_not_take_the_name_of_another()
    {
        var pairs = new List<KeyValuePair<string, object?>>
        {
            new("plan", null),
            new("rate", double.NaN),
            new("plan", "pro"),
            new("rate", 5),
        };

        var written = Written.Value(pairs);

        Assert.That(written.Own, Does.Contain("\"value\":{\"plan\":\"pro\",\"rate\":5}"));
    }

    [Test]
    public void Key_without_a_name_does_not_take_that_of_another()
    {
        var written = Written.Value(new Dictionary<object, int> { [new object()] = 1, [""] = 2 });

        Assert.That(written.Own, Does.Contain("\"value\":{\"\":2}"));
    }

    [Test]
    public void Warns_of_an_entry_that_a_merged_map_repeats()
    {
        var options = new PostHogOptions
        {
            SuperProperties = { ["$set"] = new Dictionary<string, object?> { ["3"] = 3 } },
        };
        var set = new Dictionary<object, int> { [1] = 1, ["1"] = 2 };

        var written = Written.Event(new PostHogEvent("e", "u") { ["$set"] = set }, options);

        Assert.That(written.Own, Does.Contain("{\"1\":1,\"3\":3}"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain("named '1'"));
    }

    [Test]
    public void Leaves_out_what_a_converter_would_write_with_one_name_twice()
    {
        var value = new Converted
        {
            Map = new() { [1] = 1, ["1"] = 2 },
        };

        var written = Written.Value(value);

        Assert.That(written.Own, Does.Not.Contain("Map"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain("named '1'"));
    }

    [Test]
    public void Leaves_out_an_object_whose_type_gives_one_name_to_two_members()
    {
        var written = Written.Value(new TwoMembers());

        Assert.That(written.Own, Does.Not.Contain("value"));
        Assert.That(
            written.Log.Warnings.Single(),
            Does.Contain("property 'value' holds a ")
                .And.Contain("TwoMembers, two of whose members")
        );
    }

    [Test]
    public void Warns_a_limited_number_of_times()
    {
        var value = Enumerable
            .Range(0, 2_000)
            .Select(number => new KeyValuePair<string, object?>($"{number % 1_000}", number))
            .ToList();

        var written = Written.Value(value);

        Assert.That(written.Log.Warnings, Has.Length.LessThan(20));
        Assert.That(written.Own, Does.Contain("\"999\":999}"));
    }

    private static TestCaseData Row(object value, string kind) =>
        new TestCaseData(value).SetArgDisplayNames(kind);

    private sealed class Converted
    {
        public int Kept => 1;

        [JsonConverter(typeof(PassOn))]
        public Dictionary<object, int> Map { get; set; } = [];
    }

    private sealed class TwoMembers
    {
        [Stj.JsonPropertyName("id")]
        public int First => 1;

        [Stj.JsonPropertyName("id")]
        public int Second => 2;
    }

    // A dictionary of which only the generic interface is known.
    private sealed class Untyped : IReadOnlyDictionary<object, int>
    {
        private readonly Dictionary<object, int> _all = new() { [1] = 1, ["1"] = 2 };

        public int this[object key] => _all[key];

        public IEnumerable<object> Keys => _all.Keys;

        public IEnumerable<int> Values => _all.Values;

        public int Count => _all.Count;

        public bool ContainsKey(object key) => _all.ContainsKey(key);

        public bool TryGetValue(object key, out int value) => _all.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<object, int>> GetEnumerator() => _all.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
