using System.Collections;
using System.Runtime.InteropServices;
using System.Runtime.Serialization;
using Newtonsoft.Json;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class PropertyWriterTests
{
    private sealed record Money(decimal Amount, string Currency);

    [StructLayout(LayoutKind.Auto)]
    private struct Point
    {
        public int X;

        public int Y { get; set; }

        private int Z { get; set; }

        public static int Count => 7;
    }

    [DataContract]
    private sealed class Attributed
    {
        [DataMember]
        [JsonProperty("renamed")]
        public int Original => 1;

        [JsonIgnore]
        [DataMember]
        public int Ignored => 2;

        public int NoMember => 3;
    }

    /// <summary>A dictionary that implements only the generic interface.</summary>
    private sealed class OnlyReadable : IReadOnlyDictionary<string, int>
    {
        private readonly Dictionary<string, int> _inner = new() { ["a"] = 1, ["b"] = 2 };

        public int Count => _inner.Count;

        public IEnumerable<string> Keys => _inner.Keys;

        public IEnumerable<int> Values => _inner.Values;

        public int this[string key] => _inner[key];

        public bool ContainsKey(string key) => _inner.ContainsKey(key);

        public bool TryGetValue(string key, out int value) => _inner.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, int>> GetEnumerator() => _inner.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
