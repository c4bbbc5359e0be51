using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for before it allows <c>init</c> and records.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
