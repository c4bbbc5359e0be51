using PostHog.Mirror.Export;

if (args is not [var source, var target])
{
    Console.Error.WriteLine("usage: PostHog.Mirror.Export SOURCE-FOLDER TARGET-FOLDER");
    return 2;
}

var export = new BlockingExport(source, "PostHog.Async", "PostHog.Blocking");
var written = export.Write(target);
foreach (var refusal in export.Refusals)
{
    Console.Error.WriteLine(refusal);
}

Console.WriteLine($"{written} files written to {target}");
return export.Refusals.Count == 0 ? 0 : 1;
