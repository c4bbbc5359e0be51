namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for when a record has init-only properties.</summary>
internal static class IsExternalInit;
