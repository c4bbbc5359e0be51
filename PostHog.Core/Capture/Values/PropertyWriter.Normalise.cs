using System.Numerics;
using Newtonsoft.Json.Linq;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

internal sealed partial class PropertyWriter
{
    /// <summary>Returns a value that can be written; null if there is nothing to write.</summary>
    private object? Normalise(object? value) =>
        value switch
        {
            string text => text.Length > Limit ? GiveUp() : text,
            int or bool or long => value,
            null or DBNull => null,
            _ when ScalarWriter.MayHaveConverter(value) => Simplify(value),
            _ => ScalarWriter.IsScalar(value) ? NormaliseScalar(value) : NormaliseObject(value),
        };

    private object? NormaliseScalar(object value) =>
        value switch
        {
            double or float or BigInteger when Scalars.IsNotFinite(value) => LeaveOut(
                "is a number that JSON cannot represent"
            ),
            byte[] bytes when bytes.Length > Limit => GiveUp(),
            _ => value,
        };

    private object? NormaliseObject(object value)
    {
        if (value is JValue token)
        {
            return Normalise(TokenValue.Of(token));
        }

        if (_path.Count >= MaxDepth)
        {
            return LeaveOut("is nested too deeply");
        }

        return IsOnPath(value) ? LeaveOut("refers to itself") : Simplify(value);
    }

    private object? Simplify(object value)
    {
        object? simple;
        try
        {
            simple = ValueSimplifier.Of(value);
        }
        catch (Exception fault)
        {
            return LeaveOut(
                $"threw {ErrorText.FirstCauseOf(fault).GetType().Name} when it was read"
            );
        }

        return simple switch
        {
            null => LeaveOut("has no string form"),
            UnreadableValue unreadable => LeaveOut(unreadable.Reason),
            _ => ReferenceEquals(simple, value) ? value : Normalise(simple),
        };
    }

    private object? LeaveOut(string reason)
    {
        notes.Add(reason + LeftOut);
        return null;
    }

    // One value is larger than the whole event may be, so nothing more is written.
    private object? GiveUp()
    {
        _skipped = Limit + 1;
        return null;
    }

    private bool IsOnPath(object value)
    {
        foreach (var ancestor in _path)
        {
            if (ReferenceEquals(ancestor, value))
            {
                return true;
            }
        }

        return false;
    }
}
