using System.Text;

namespace PostHog.Mirror.Editing;

/// <summary>
/// Writes the translated text. Each replacement is padded to the width of what it replaces, so that every other
/// token keeps its line and column. A longer one leaves a debt that later padding on the same line pays back.
/// </summary>
internal static class EditApplier
{
    public static string Apply(string text, IReadOnlyList<Edit> edits)
    {
        if (edits.Count == 0)
        {
            return text;
        }

        var output = new StringBuilder(text.Length + 64);
        var position = 0;
        var debt = 0;
        foreach (var edit in edits)
        {
            output.Append(text, position, edit.Start - position);
            debt = HasLineEnd(text, position, edit.Start) ? 0 : debt;
            debt = Write(output, edit, debt);
            position = edit.End;
        }

        return output.Append(text, position, text.Length - position).ToString();
    }

    private static int Write(StringBuilder output, Edit edit, int debt)
    {
        output.Append(edit.Text);
        var padding = edit.Length - edit.Text.Length;
        if (padding < 0)
        {
            return debt - padding;
        }

        // One blank always stays: without it, the tokens on either side could run together.
        var paid = Math.Max(0, Math.Min(debt, padding - 1));
        output.Append(' ', padding - paid);
        return debt - paid;
    }

    private static bool HasLineEnd(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                return true;
            }
        }

        return false;
    }
}
