module Program

open PostHog

type Payment =
    | Cash
    | Card of brand: string * lastDigits: int

/// Its case is hidden from other code, so it is not sent.
type Pin = private Pin of string

type Item =
    { Name: string
      Price: decimal
      Note: string option }

/// The values that F# has and C# has not.
let describe name =
    let placed = PostHogEvent(name, "user-42")
    placed["amount"] <- Some 5
    placed["coupon"] <- (None: string option)
    placed["greeting"] <- ValueSome "x"
    placed["gift"] <- (ValueNone: string voption)
    placed["checked"] <- (Ok 5: Result<int, string>)
    placed["shipped"] <- (Error "late": Result<int, string>)
    placed["choice"] <- (Choice1Of2 5: Choice<int, string>)
    placed["paid"] <- Card("Visa", 4242)
    placed["refund"] <- Cash
    placed["pin"] <- Pin "1234"
    placed["first"] <- { Name = "tea"; Price = 2.5m; Note = None }
    placed["delivery"] <- {| Method = "courier"; Days = Some 2 |}
    placed["items"] <- [ "tea"; "cup" ]
    placed["sizes"] <- Map [ "height", 10; "width", 20 ]
    placed["position"] <- (1, "x")
    placed

[<EntryPoint>]
let main _ =
    let options = PostHogOptions.FromEnvironment()

    let sending =
        task {
            use posthog = new PostHog.Async.PostHogClient(options)
            return! posthog.CaptureAsync(describe "order placed with async")
        }

    let sent = sending.GetAwaiter().GetResult()
    printfn $"{sent}"

    use posthog = new PostHog.Blocking.PostHogClient(options)
    let sentAgain = posthog.Capture(describe "order placed with blocking")
    printfn $"{sentAgain}"

    if sent.IsDelivered && sentAgain.IsDelivered then 0 else 1
