using System.Data;
using System.Data.Common;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Microsoft.FSharp.Core;
using PostHog.Trimming.Program;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class PropertyValueTableTests
{
    static PropertyValueTableTests()
    {
        PropertyValues.AddTo(Add);
        AddOtherLanguages();
        AddOthers();
    }

    private static void AddOtherLanguages()
    {
        Add(FSharpOption<int>.Some(5), "Some 5");
        Add(FSharpOption<int>.None, "None");
        Add(FSharpValueOption<string>.NewValueSome("x"), "ValueSome \"x\"");
        Add(FSharpValueOption<string>.ValueNone, "ValueNone");
        Add(FSharpResult<int, string>.NewOk(5), "Ok 5");
        Add(FSharpResult<int, string>.NewError("late"), "Error \"late\"");
        Add(FSharpChoice<int, string>.NewChoice1Of2(5), "Choice1Of2 5");
        Add(new PrivateUnion(), "a union whose cases are private");
        Add(new PSObject(5), "[psobject]5");
        Add(new PSObject(new DateTime(2025, 1, 31)), "Get-Date 2025-01-31");
        Add(
            PSObject.Custom(new KeyedProperty("A", new PSObject(1)), new KeyedProperty("B", null)),
            "[pscustomobject]@{A=1}"
        );
        Add(PSObject.Custom(), "[pscustomobject]@{}");
        Add(AutomationNull.Value, "& {}");
        Add(new SwitchParameter(true), "[switch]$true");
        Add(new ErrorRecord(new IOException("oops"), "at a, b.ps1"), "$_ in a catch block");
    }

    // What keeps conversions of all types, so that no trimmed program contains it.
    private static void AddOthers()
    {
        Add(new DataTable());
        Add(new DataTable().CreateDataReader());
        Add(new DbConnectionStringBuilder { ["Password"] = "password" });
    }

    [CompilationMapping(
        SourceConstructFlags.SumType | SourceConstructFlags.NonPublicRepresentation
    )]
    private sealed class PrivateUnion;
}
