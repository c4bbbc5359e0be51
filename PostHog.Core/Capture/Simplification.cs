using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace PostHog.Capture;

/// <summary>
/// Brings the values that are neither scalars nor plainly containers into a form that can be written: text, a number, or
/// the reason why they are left out. Code of the caller's may run and throw here.
/// </summary>
internal static class Simplification
{
    /// <summary>Returns the simpler form, an <see cref="Unreadable"/>, or the value itself.</summary>
    public static object? Of(object value) =>
        value switch
        {
            Unreadable or MergedMembers => value,
            Delegate => new Unreadable("holds a delegate"),
            Stream or TextReader or TextWriter => new Unreadable("holds a stream"),
            IAsyncResult => new Unreadable("holds a task"),
            _ when SystemTextJson.Owns(value) => SystemTextJson.Read(value),
            IEnumerable => value,
            // Their members lead through the whole runtime, so their text has to say it.
            Exception => value.ToString(),
            Type type => type.FullName ?? type.Name,
            ICustomAttributeProvider => value.ToString(),
            CultureInfo culture => culture.Name,
            IntPtr number => number.ToInt64(),
            UIntPtr number => number.ToUInt64(),
            IFormattable formattable => OfFormattable(formattable),
            _ => OfOther(value),
        };

    // Newer runtimes have numbers and dates that the oldest supported one cannot name.
    private static object? OfFormattable(IFormattable value) =>
        value.GetType().FullName switch
        {
            "System.Half" => double.Parse(Text(value, "R"), CultureInfo.InvariantCulture),
            "System.Int128" or "System.UInt128" => BigInteger.Parse(
                Text(value, "D"),
                CultureInfo.InvariantCulture
            ),
            "System.DateOnly" or "System.TimeOnly" => Text(value, "O"),
            _ => OfOther(value),
        };

    private static string Text(IFormattable value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);

    private static object? OfOther(object value)
    {
        // Tasks of every kind, locks, tokens and timers: reading their members may wait for ever.
        var type = value.GetType();
        if (type.Namespace is "System.Threading" or "System.Threading.Tasks")
        {
            return new Unreadable($"holds a {type.Name}");
        }

        return ObjectMembers.HasMembers(value)
            ? value
            : Convert.ToString(value, CultureInfo.InvariantCulture);
    }
}
