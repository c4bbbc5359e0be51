using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.ErrorTracking;

/// <summary>
/// Converts stacks to frames, the outermost caller first. Caches the description of a method until the runtime discards
/// its own, in a full garbage collection, because reading debug information takes most of the time of a report.
/// Thread-safe.
/// </summary>
internal sealed class FrameReader(InAppRules rules, FrameWriter writer)
{
    /// <summary>The maximum number of frames; of a deeper stack, those nearest to the failure are kept.</summary>
    public const int MaxFrames = 100;

    /// <summary>The maximum number of frames that are kept as they are sent, less than a kilobyte each.</summary>
    public const int MaxKept = 2000;

    private readonly ConditionalWeakTable<MethodBase, FrameMethod> _methods = new();
    private readonly KeptFrames _kept = new(MaxKept);

    /// <summary>Returns the frames of an exception; null if it has none.</summary>
    public List<Dictionary<string, object?>>? Of(Exception error, TextBudget budget)
    {
        // The text lists methods even if the program keeps no information about them.
        if (!ObjectReflection.IsSupported)
        {
            return OfText(ErrorText.StackOf(error), budget);
        }

        if (OwnStack.Of(error) is { } text && OfText(text, budget) is { } told)
        {
            return told;
        }

        var frames = new StackTrace(error, fNeedFileInfo: false).GetFrames();
        return frames is { Length: > 0 }
            ? Write(frames, () => new StackTrace(error, fNeedFileInfo: true).GetFrames(), 0, budget)
            : OfText(ErrorText.StackOf(error), budget);
    }

    /// <summary>Returns the frames in the text of a stack trace; null if there are none.</summary>
    public List<Dictionary<string, object?>>? OfText(string? stack, TextBudget budget)
    {
        if (stack is null)
        {
            return null;
        }

        var written = new List<Dictionary<string, object?>>();
        foreach (var (module, function, position) in StackText.Read(stack, MaxFrames))
        {
            if (!budget.TakeFrame())
            {
                break;
            }

            var isInApp =
                rules.IsInApp(module, assembly: "")
                && (ObjectReflection.IsSupported || !OwnFrames.Include(module));
            written.Add(writer.Write(module, function, isInApp, position, budget));
        }

        written.Reverse();
        return written.Count == 0 ? null : written;
    }

    /// <summary>Returns the frames of the current call, up to the one that called the library.</summary>
    public List<Dictionary<string, object?>>? OfCaller(TextBudget budget)
    {
        if (!ObjectReflection.IsSupported)
        {
            return OfText(OwnFrames.Skip(new StackTrace(fNeedFileInfo: true).ToString()), budget);
        }

        var frames = new StackTrace(fNeedFileInfo: false).GetFrames();
        var own = 0;
        while (own < frames?.Length && MethodOf(frames[own]).IsLibraryFrame)
        {
            own++;
        }

        return frames is null || own == frames.Length
            ? null
            : Write(frames, () => Deeper(frames.Length), own, budget);
    }

    // This stack is deeper by the calls in between; its outer end is the same.
    private static StackFrame[] Deeper(int length)
    {
        var frames = new StackTrace(fNeedFileInfo: true).GetFrames();
        return [.. frames.Skip(frames.Length - length)];
    }

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    private List<Dictionary<string, object?>>? Write(
        StackFrame[] frames,
        Func<StackFrame[]?> readWithPositions,
        int start,
        TextBudget budget
    )
    {
        var positions = new FramePositions(readWithPositions);
        FrameMethod? inner = null;
        var written = new List<Dictionary<string, object?>>(Math.Min(frames.Length, MaxFrames));
        for (var index = start; index < frames.Length && written.Count < MaxFrames; index++)
        {
            var method = MethodOf(frames[index]);
            if (method.IsHidden || method.IsDuplicateOf(inner))
            {
                continue;
            }

            inner = method;
            if (!budget.TakeFrame())
            {
                break;
            }

            var part = frames[index].GetILOffset();
            written.Add(
                _kept.Find(method, part) is { } known && budget.TryTake(known.Characters)
                    ? known.Members
                    : Write(method, part, positions.Of(method, part, index), budget)
            );
        }

        written.Reverse();
        return written.Count == 0 ? null : written;
    }

    private Dictionary<string, object?> Write(
        FrameMethod method,
        int part,
        FramePosition position,
        TextBudget budget
    )
    {
        // Source may change. A position that the method does not cache may be found next time.
        var isConstant = !(method.IsInApp && writer.ReadsSource);
        if (isConstant && method.PositionOf(part) is not null)
        {
            Keep(method, part, position);
        }

        var frame = writer.Write(method.Module, method.Function, method.IsInApp, position, budget);
        if (method.IsInApp)
        {
            writer.AddSource(frame, position, budget);
        }

        return frame;
    }

    private void Keep(FrameMethod method, int part, FramePosition position)
    {
        var whole = new TextBudget();
        var frame = writer.Write(method.Module, method.Function, method.IsInApp, position, whole);
        _kept.Keep(method, part, new WrittenFrame(frame, whole.Taken));
    }

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    private FrameMethod MethodOf(StackFrame frame) =>
        frame.GetMethod() is { } method
            ? _methods.GetValue(method, found => FrameMethod.Of(found, rules))
            : FrameMethod.Nameless;
}
