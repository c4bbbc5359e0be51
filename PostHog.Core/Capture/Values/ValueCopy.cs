using System.Collections;
using Newtonsoft.Json.Linq;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Copies a property value deeply, so that the caller's functions cannot change the original: maps and objects become
/// dictionaries, sequences become lists. What cannot be read is marked, and noted when it is written.
/// </summary>
internal sealed class ValueCopy
{
    /// <summary>An event with more elements is too large to be sent: each takes at least two bytes.</summary>
    public const int MaxElements = 4 * 1024 * 1024;

    // The largest event, and what is read of a larger one to measure it.
    private const int MaxCharacters = 16 * 1024 * 1024;

    private static readonly UnreadableValue TooLarge = new("is too large to be read");

    private readonly List<object> _path = [];
    private readonly object _end;
    private int _left;
    private int _charactersLeft;

    private ValueCopy(int maxElements, object end)
    {
        _left = maxElements;
        _charactersLeft = maxElements < MaxElements ? int.MaxValue : MaxCharacters;
        _end = end;
    }

    /// <summary>Returns the copy of a value.</summary>
    public static object? Of(object? value) =>
        value is null or string or ValueType
            ? value
            : new ValueCopy(MaxElements, TooLarge).Copy(value);

    /// <summary>Returns the copy of the beginning of a value, of at most this many elements.</summary>
    /// <param name="value">The value.</param>
    /// <param name="maxElements">How many elements are copied.</param>
    /// <param name="end">What stands for the others.</param>
    public static object? Of(object? value, int maxElements, string end) =>
        maxElements >= MaxElements ? Of(value) : new ValueCopy(maxElements, end).Copy(value);

    private object? Copy(object? value) =>
        value switch
        {
            null => null,
            JValue token => Copy(TokenValue.Of(token)),
            string text => Counted(text, text.Length),
            byte[] bytes => CopyBytes(bytes),
            _ when ScalarWriter.MayHaveConverter(value) => CopyOther(value),
            _ when ScalarWriter.IsScalar(value) => value,
            _ when _path.Count >= PropertyWriter.MaxDepth => new UnreadableValue(
                "is nested too deeply"
            ),
            _ when _path.Exists(ancestor => ReferenceEquals(ancestor, value)) =>
                new UnreadableValue("refers to itself"),
            _ => CopyOther(value),
        };

    // Stops where the event would be dropped anyway.
    private bool IsTooLarge => _left-- <= 0 || _charactersLeft < 0;

    private object Counted(object value, int characters)
    {
        _charactersLeft -= characters;
        return value;
    }

    // Bytes that are too large to be sent are not copied.
    private object CopyBytes(byte[] bytes) =>
        Counted(bytes.Length > MaxCharacters ? bytes : bytes.Clone(), bytes.Length);

    private object? CopyOther(object value)
    {
        try
        {
            return ValueSimplifier.Of(value) is var simple && ReferenceEquals(simple, value)
                ? CopyContainer(value)
                : Copy(simple);
        }
        catch (Exception fault)
        {
            return Unread(fault);
        }
    }

    private object CopyContainer(object value)
    {
        if (value is UnreadableValue || ScalarWriter.IsScalar(value))
        {
            return value;
        }

        _path.Add(value);
        object copy = ObjectMembers.Of(value) is { } members
            ? CopyMembers(
                members,
                ObjectMembers.TypeOf(value) is { } type
                    ? new ObjectCopy(type)
                    : new Dictionary<string, object?>(StringComparer.Ordinal)
            )
            : CopyElements((IEnumerable)value);
        _path.RemoveAt(_path.Count - 1);
        return copy;
    }

    private Dictionary<string, object?> CopyMembers(
        IEnumerable<(string Name, object? Value)> members,
        Dictionary<string, object?> copy
    )
    {
        try
        {
            foreach (var (name, value) in members)
            {
                if (IsTooLarge)
                {
                    Add(copy, _end is string ? "..." : "", _end);
                    break;
                }

                _charactersLeft -= value is null ? 0 : name?.Length ?? 0;
                Add(copy, name ?? "", Copy(value));
            }
        }
        catch (Exception fault)
        {
            Add(copy, "", Unread(fault));
        }

        return copy;
    }

    // An entry without a readable key must not replace another one, or be replaced.
    private static void Add(Dictionary<string, object?> copy, string name, object? value)
    {
        while (value is UnreadableValue && (name.Length == 0 || copy.ContainsKey(name)))
        {
            name += " ";
        }

        copy[name] = value;
    }

    private List<object?> CopyElements(IEnumerable elements)
    {
        var copy = new List<object?>();
        try
        {
            foreach (var element in elements)
            {
                if (IsTooLarge)
                {
                    copy.Add(_end);
                    break;
                }

                copy.Add(Copy(element));
            }
        }
        catch (Exception fault)
        {
            copy.Add(Unread(fault));
        }

        return copy;
    }

    private static UnreadableValue Unread(Exception fault) =>
        new($"threw {ErrorText.FirstCauseOf(fault).GetType().Name} when it was read");
}
