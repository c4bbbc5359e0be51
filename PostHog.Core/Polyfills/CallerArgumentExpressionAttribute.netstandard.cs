using Microsoft.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>Asks the compiler for the source text of an argument.</summary>
/// <param name="parameterName">The parameter of the argument.</param>
[Embedded]
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class CallerArgumentExpressionAttribute(string parameterName) : Attribute
{
    public string ParameterName => parameterName;
}
