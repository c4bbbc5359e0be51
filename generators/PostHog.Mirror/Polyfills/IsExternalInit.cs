#pragma warning disable IDE0130 // the compiler looks for it in this namespace
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for when a record has init-only properties.</summary>
internal static class IsExternalInit;
