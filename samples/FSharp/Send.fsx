// A script: dotnet fsi Send.fsx. Outside of this repository it begins with
//   #r "nuget: PostHog.Blocking"
// and here the assemblies are references on the command line.
open PostHog
open PostHog.Blocking

type Order = { Item: string; Price: decimal }

using (new PostHogClient(PostHogOptions.ForCommandLine())) (fun posthog ->
    let placed = PostHogEvent("order placed", "user-42")
    placed["order"] <- { Item = "tea"; Price = 2.5m }
    placed["coupon"] <- Some "spring"
    let sent = posthog.Capture placed
    printfn $"{sent}"
    exit (if sent.IsDelivered then 0 else 1))
