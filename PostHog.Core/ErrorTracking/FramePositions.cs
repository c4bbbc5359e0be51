using System.Diagnostics;

namespace PostHog.ErrorTracking;

/// <summary>The positions of the frames of one stack. Debug information is read only for those not known yet.</summary>
/// <param name="read">Returns the frames with their positions.</param>
internal sealed class FramePositions(Func<StackFrame[]?> read)
{
    private StackFrame[]? _positioned;

    /// <summary>Returns the position of a frame.</summary>
    /// <param name="method">The method of the frame.</param>
    /// <param name="part">The part of the method.</param>
    /// <param name="index">The index of the frame.</param>
    public FramePosition Of(FrameMethod method, int part, int index)
    {
        if (method.PositionOf(part) is { } known)
        {
            return known;
        }

        _positioned ??= read() ?? [];
        return index < _positioned.Length
            ? method.Keep(part, _positioned[index])
            : FramePosition.Unknown;
    }
}
