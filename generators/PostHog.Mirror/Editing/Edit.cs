namespace PostHog.Mirror.Editing;

/// <summary>One token of the original and what stands in its place; empty text deletes it.</summary>
internal readonly record struct Edit(int Start, int Length, string Text, string Rule)
{
    public int End => Start + Length;

    public bool IsDeletion => Text.Length == 0;
}
