using PostHog.Wire;

namespace PostHog.ErrorTracking;

/// <summary>Writes one frame, without more information about the machine it was compiled on than requested.</summary>
/// <param name="sendsPaths">Whether the full path of a source file is written in addition to its name.</param>
/// <param name="readSource">Returns the lines of a source file, or null if there are none; null if source is not to be
/// read.</param>
internal sealed class FrameWriter(bool sendsPaths, Func<string, IReadOnlyList<string>?>? readSource)
{
    private const int MaxNameLength = 256;
    private const int MaxPathLength = 512;
    private const int MaxLineLength = 512;
    private const int LinesAround = 5;

    /// <summary>Whether <see cref="AddSource"/> reads source, which may change.</summary>
    public bool ReadsSource => readSource is not null;

    public Dictionary<string, object?> Write(
        string module,
        string function,
        bool isInApp,
        FramePosition position,
        TextBudget budget
    )
    {
        var frame = new Dictionary<string, object?>(8, StringComparer.Ordinal)
        {
            [ExceptionNames.Platform] = ExceptionNames.CustomPlatform,
            [ExceptionNames.Language] = ExceptionNames.DotNet,
            [ExceptionNames.Function] = budget.Take(function, MaxNameLength),
        };
        if (module.Length > 0)
        {
            frame[ExceptionNames.Module] = budget.Take(module, MaxNameLength);
        }

        if (position.FileName is { } fileName)
        {
            frame[ExceptionNames.FileName] = budget.Take(fileName, MaxNameLength);
        }

        if (position.Line > 0)
        {
            frame[ExceptionNames.Line] = position.Line;
        }

        if (position.Column > 0)
        {
            frame[ExceptionNames.Column] = position.Column;
        }

        frame[ExceptionNames.InApp] = isInApp;
        if (sendsPaths && position.Path is { } path)
        {
            frame[ExceptionNames.Path] = budget.Take(path, MaxPathLength);
        }

        return frame;
    }

    /// <summary>
    /// Adds the source lines around a line, if requested and available. The path must come from debug information: a
    /// path in text may be chosen by a stranger, and be that of any file on this machine.
    /// </summary>
    public void AddSource(
        Dictionary<string, object?> frame,
        FramePosition position,
        TextBudget budget
    )
    {
        var line = position.Line;
        if (
            position.Path is null
            || readSource?.Invoke(position.Path) is not { } lines
            || line < 1
            || line > lines.Count
        )
        {
            return;
        }

        frame[ExceptionNames.LinesBefore] = Lines(lines, line - 1 - LinesAround, line - 1, budget);
        frame[ExceptionNames.LineItself] = budget.Take(lines[line - 1], MaxLineLength);
        frame[ExceptionNames.LinesAfter] = Lines(lines, line, line + LinesAround, budget);
    }

    private static List<object?> Lines(
        IReadOnlyList<string> lines,
        int start,
        int end,
        TextBudget budget
    )
    {
        var taken = new List<object?>(LinesAround);
        for (var index = Math.Max(start, 0); index < Math.Min(end, lines.Count); index++)
        {
            taken.Add(budget.Take(lines[index], MaxLineLength));
        }

        return taken;
    }
}
