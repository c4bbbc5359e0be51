using System.Reflection;
using System.Text;
using PostHog.Diagnostics;
using PostHog.Wire.Json;

namespace PostHog.Flags.Payloads;

/// <summary>Reads payloads of flags: JSON that users typed into a form, so nothing here trusts it.</summary>
internal static partial class PayloadText
{
    /// <summary>
    /// Returns a payload as an object of the caller's type, or the fallback if there is none or it does not fit.
    /// </summary>
    /// <param name="json">The payload.</param>
    /// <param name="fallback">The value to return otherwise.</param>
    /// <param name="key">The flag key for the log.</param>
    /// <param name="log">Logs a payload that does not fit.</param>
    public static T? Read<T>(string? json, T? fallback, string key = "", PostHogLog? log = null)
    {
        if (json is null)
        {
            return fallback;
        }

        if (!ObjectReflection.IsSupported && !KnownPayloads.Include(typeof(T)))
        {
            log?.PayloadTypeUnseen(key, typeof(T));
            return fallback;
        }

        var path = "";
        try
        {
            return ObjectReflection.IsSupported
                ? PayloadObjects.Read<T>(json, ref path)
                : (T?)KnownPayloads.Read(typeof(T), json);
        }
        catch (Exception fault)
        {
            // The type is the caller's, so its constructors and converters can throw anything.
            log?.PayloadMisfit(key, typeof(T), path, Unwrapped(fault));
            return fallback;
        }
    }

    /// <summary>Returns a payload as a tree, to send it unchanged.</summary>
    public static object? Tree(string json) =>
        JsonDocumentReader.TryReadExactly(Encoding.UTF8.GetBytes(json), out var tree) ? tree : null;

    private static Exception Unwrapped(Exception fault)
    {
        while (fault is TargetInvocationException { InnerException: { } inner })
        {
            fault = inner;
        }

        return fault;
    }
}
