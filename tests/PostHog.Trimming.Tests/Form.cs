namespace PostHog.Trimming.Tests;

/// <summary>How a program is compiled, in the order of the columns of the table.</summary>
public enum Form
{
    Jit,
    Trimmed,
    Aot,
}
