using System.Runtime.CompilerServices;
using BenchmarkDotNet.Running;
using PostHog.Benchmarks;
using PostHog.Benchmarks.Cli;
using PostHog.Benchmarks.Definitions;
using PostHog.Benchmarks.ErrorTracking;
using PostHog.Benchmarks.Flags;
using PostHog.Benchmarks.Load;
using PostHog.Benchmarks.Scale;
using PostHog.Benchmarks.Start;

return args switch
{
    ["load", .. var rest] => LoadRun.Run(rest),
    ["all", .. var rest] => AllTables.Run(rest),
    ["flags"] => FlagTable.Print(),
    ["definitions", .. var rest] => DefinitionsTable.Run(rest),
    ["scale", .. var rest] => ScaleReport.Run(rest),
    ["exceptions"] => ExceptionTable.Print(),
    ["growth"] => GrowthTable.Print(),
    ["start", .. var rest] => StartTable.Print(rest),
    ["cli", .. var rest] => CliTable.Print(rest),
    ["cli-tool", .. var rest] => CliTool.Run(rest),
    _ => RunMicrobenchmarks(args),
};

// By itself, so that a process under load does not load what it does not use: its memory is measured.
[MethodImpl(MethodImplOptions.NoInlining)]
static int RunMicrobenchmarks(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(LoadRun).Assembly).Run(arguments);
    return 0;
}
