using System.Runtime.CompilerServices;

namespace PostHog.Trimming.Program;

/// <summary>Throws when it is created.</summary>
internal sealed class Broken
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Broken(int count) => Total = Checked(count);

    public int Total { get; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Checked(int count) => throw new FormatException($"inner {count}");
}
