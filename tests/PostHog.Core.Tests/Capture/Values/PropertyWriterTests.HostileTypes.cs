using System.Collections;
using System.ComponentModel;
using Newtonsoft.Json.Linq;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class PropertyWriterTests
{
    [TypeConverter(typeof(StringConverter))]
    private sealed class BrokenText
    {
        public override string ToString() => throw new NotSupportedException("secret");
    }

    [TypeConverter(typeof(StringConverter))]
    private sealed class NoText
    {
        public override string ToString() => null!;
    }

    private sealed class BrokenException : Exception
    {
        public override string Message => throw new NotSupportedException("secret");
    }

    private sealed class BrokenGetter(string text = "secret")
    {
        public int A => 1;

        public string Broken => throw new InvalidOperationException(text);

        public int Z => 2;
    }

    /// <summary>Yields 0, 1 and 2 and then throws, or throws earlier.</summary>
    private sealed class BrokenSequence(int failsAt, Exception? fault = null)
        : IEnumerable,
            IEnumerator,
            IDisposable
    {
        private readonly Exception _fault = fault ?? new InvalidOperationException("secret");
        private int _at = -1;

        public object Current => _at;

        public IEnumerator GetEnumerator() => failsAt < 0 ? throw _fault : this;

        public bool MoveNext() => ++_at == failsAt && _at < 3 ? throw _fault : _at < 3;

        public void Reset() => _at = -1;

        public void Dispose()
        {
            _at = -1;
            if (failsAt == 3)
            {
                throw _fault;
            }
        }
    }

    private sealed class BrokenMap : IEnumerable<KeyValuePair<string, object?>>
    {
        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        {
            yield return new("first", 1);
            throw new InvalidOperationException("secret");
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [TypeConverter(typeof(StringConverter))]
    private sealed class Key
    {
        public override string ToString() => throw new InvalidOperationException("secret");
    }

    private static Hashtable BrokenKey() => new() { [new Key()] = 2, ["fine"] = 1 };

    private static Dictionary<string, object?> Cycle()
    {
        var cycle = new Dictionary<string, object?> { ["a"] = 1 };
        cycle["self"] = cycle;
        return cycle;
    }

    private static List<object> SelfList()
    {
        var list = new List<object>();
        list.Add(list);
        return list;
    }

    private sealed class Node
    {
        public Node Self => this;

        public int A => 1;
    }

    private sealed class Deeper
    {
        public Deeper Next => new();
    }

    private struct DeeperStruct
    {
        public readonly object Next => new DeeperStruct();
    }

    private struct DeeperFormattable : IFormattable
    {
        public readonly DeeperFormattable Half => default;

        public readonly string ToString(string? format, IFormatProvider? provider) => "deep";
    }

    private static object NestedArrays(int levels)
    {
        object value = 1;
        for (; levels > 0; levels--)
        {
            value = new[] { value };
        }

        return value;
    }

    private static JToken NestedJson(int levels)
    {
        JArray top = [];
        for (var bottom = top; levels > 0; levels--)
        {
            var next = new JArray();
            bottom.Add(next);
            bottom = next;
        }

        return top;
    }

    /// <summary>A graph of few objects and very many paths.</summary>
    private static object Doubling(int levels)
    {
        object value = "bottom";
        for (; levels > 0; levels--)
        {
            value = new[] { value, value };
        }

        return value;
    }
}
