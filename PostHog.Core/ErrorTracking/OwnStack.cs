using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.ErrorTracking;

/// <summary>
/// The stack trace of an exception whose class provides its own, such as one that came from another process.
/// </summary>
internal static class OwnStack
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;

    /// <summary>Returns the text; null if the class does not provide its own.</summary>
    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    public static string? Of(Exception error)
    {
        if (!IsOverridden(error.GetType()) || ErrorText.StackOf(error) is not { } text)
        {
            return null;
        }

        var actual = new StackTrace(error, fNeedFileInfo: true).ToString();
        return text.Trim() == actual.Trim() ? null : text;
    }

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    private static bool IsOverridden(Type type)
    {
        for (var level = type; level != typeof(Exception); level = level.BaseType!)
        {
            if (
                level.GetMethod("get_StackTrace", Declared, null, Type.EmptyTypes, null) is not null
            )
            {
                return true;
            }
        }

        return false;
    }
}
