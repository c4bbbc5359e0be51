using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;

namespace PostHog.Trimming.Program;

/// <summary>More scalars, dictionaries and sequences.</summary>
internal static class OtherValues
{
    public static void AddTo(PostHogEvent target)
    {
        var values = new Values(target);
        AddScalars(values);
        AddDictionaries(values);
        AddGenericDictionaries(values);
        AddSequences(values);
        AddJson(values);
    }

    private static void AddScalars(Values values)
    {
        values.Add((byte)1);
        values.Add((sbyte)-1);
        values.Add((short)-1);
        values.Add((ushort)1);
        values.Add(1u);
        values.Add(1L);
        values.Add(ulong.MaxValue);
        values.Add((nint)1);
        values.Add((nuint)1);
        values.Add(Int128.MaxValue);
        values.Add(UInt128.MaxValue);
        values.Add((Half)1.5);
        values.Add(1.5f);
        values.Add(new TimeOnly(9, 30));
        values.Add(FileAttributes.Hidden | FileAttributes.System);
        values.Add((DayOfWeek)42);
        values.Add((int?)5);
        values.Add(Index.FromEnd(1));
        values.Add(1..2);
    }

    private static void AddDictionaries(Values values)
    {
        values.Add(new Dictionary<string, object?> { ["a"] = new object?[] { 1, null, "x" } });
        values.Add(new Dictionary<string, string> { ["a"] = "x" });
        values.Add(new Dictionary<int, string> { [1] = "x" });
        values.Add(new Dictionary<Guid, double> { [Guid.Empty] = 1.5 });
        values.Add(new Dictionary<DayOfWeek, int> { [DayOfWeek.Friday] = 1 });
        values.Add(new Dictionary<string, Dictionary<string, int>> { ["a"] = new() { ["b"] = 1 } });
        values.Add(new SortedDictionary<string, int> { ["b"] = 2, ["a"] = 1 });
        values.Add(new SortedList<string, int> { ["a"] = 1 });
        values.Add(new ConcurrentDictionary<string, int> { ["a"] = 1 });
        values.Add(new ReadOnlyDictionary<string, int>(new Dictionary<string, int> { ["a"] = 1 }));
        values.Add(ImmutableDictionary<string, int>.Empty.Add("a", 1));
        values.Add(ImmutableSortedDictionary<string, int>.Empty.Add("a", 1));
        values.Add(new Hashtable { ["a"] = 1 });
        values.Add(new OrderedDictionary<string, int> { ["a"] = 1 });
    }

    // Dictionaries by their generic interface alone.
    private static void AddGenericDictionaries(Values values)
    {
        values.Add(new OnlyReadable<string, object?>("a", 1));
        values.Add(new OnlyReadable<string, string>("a", "x"));
        values.Add(new OnlyReadable<string, int>("a", 1));
        values.Add(new OnlyReadable<Guid, Version>(Guid.Empty, new Version(1, 2)));
        values.Add(new KeyValuePair<string, int>("a", 1));
        values.Add(new KeyValuePair<Guid, Version>(Guid.Empty, new Version(1, 2)));
        values.Add(new DictionaryEntry("a", 1));
        values.Add(new[] { new KeyValuePair<string, int>("a", 1) });
    }

    private static void AddSequences(Values values)
    {
        values.Add(new[] { 1, 2 });
        values.Add(
            new[,]
            {
                { 1, 2 },
                { 3, 4 },
            }
        );
        values.Add(new[] { new[] { 1 }, new[] { 2 } });
        values.Add(new List<decimal> { 1.5m });
        values.Add(new HashSet<string> { "tea" });
        values.Add(new Queue<int>([1]));
        values.Add(new LinkedList<int>([1]));
        values.Add(new ArrayList { 1, "x" });
        values.Add(ImmutableArray.Create(1, 2));
        values.Add(ImmutableList.Create("tea"));
        values.Add(new ArraySegment<int>([1, 2, 3], 1, 1));
        values.Add(new ReadOnlyCollection<DayOfWeek>([DayOfWeek.Friday]));
        values.Add(Enumerable.Range(1, 3).Where(number => number > 1));
        values.Add(Steps(), "an iterator");
        values.Add(new Memory<string>(["tea"]));
        values.Add(new ReadOnlyMemory<double>([1.5]));
        values.Add(new BitArray(2));
        values.Add((1, "x", 2.5, 'y', true, 6L, 7, 8, 9));
        values.Add(Tuple.Create(1, "x"));
        values.Add((1, (2, "x")));
        values.Add(new[] { (1, "x") });
    }

    private static void AddJson(Values values)
    {
        values.Add(new JValue(5));
        values.Add(new JArray(1, "x"));
        values.Add(JsonDocument.Parse("{\"a\":1}").RootElement);
        values.Add(JsonNode.Parse("{\"a\":[1,null]}"));
        values.Add(new JsonObject { ["a"] = 1, ["b"] = "x" });
        values.Add(new JsonArray(1, "x", null));
        values.Add(JsonValue.Create(5));
        values.Add(new Dictionary<string, JsonElement> { ["a"] = JsonElement.Parse("[1]") });
    }

    private static IEnumerable<int> Steps()
    {
        yield return 1;
        yield return 2;
    }
}
