using System.CommandLine;
using Samples.Embeddings;
using Samples.Reports;
using Samples.Training;

namespace Samples.FacesVerify;

/// <summary>Verification as of faces: networks learn from seven classes, and tell whether two images of three others are of one
/// class.</summary>
internal static class FacesVerifySample
{
    /// <summary>The classes that are not learned.</summary>
    private static readonly int[] Clothes = [1, 5, 8], Digits = [0, 4, 6];

    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int> images = CommonOptions.Positive("--images", "The most images of a set to learn from.", 7_000);
        Option<int> epochs = CommonOptions.Epochs(3);
        Option<int> pairs = CommonOptions.Positive("--pairs", "Test pairs of one class, and of two, in each of ten parts.", 300);
        Option<int> threads = CommonOptions.Threads(), seed = CommonOptions.Seed();
        Option<string?> checkpoint = CommonOptions.Checkpoints();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "faces-verify"));
        var command = new Command(
            "faces-verify",
            "Tells whether two images are of one class, of classes that were not learned: by triplets, siamese networks and ArcFace.")
        {
            data, images, epochs, pairs, threads, seed, checkpoint, output,
        };
        command.SetAction(result => Run(new FacesVerifySettings(
            result.GetValue(data), result.GetValue(images), result.GetValue(epochs), result.GetValue(pairs), result.GetValue(threads),
            result.GetValue(seed), result.GetValue(checkpoint), result.GetValue(output)!)));
        return command;
    }

    private static int Run(FacesVerifySettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(settings.Data);
        Console.WriteLine(sets);
        var done = new List<Verification>();
        var panels = new List<(Verification, EmbeddingVerifier)>();
        foreach (IdentitySet whole in new[] { IdentitySet.Clothing(sets, Clothes), IdentitySet.Digits(Digits) })
        {
            IdentitySet set = whole.AtMost(settings.Images);
            Console.WriteLine(set);
            foreach (Verifier verifier in Verifiers(settings.Seed))
            {
                if (Learn(set, verifier, settings, interruption.Token) is not { } verification)
                    break;
                done.Add(verification);
                if (verifier is TripletVerifier triplets)
                    panels.Add((verification, triplets));
                else
                    verifier.Dispose();
            }
        }

        if (interruption.Token.IsCancellationRequested)
            Console.WriteLine("Stopped, as you asked; what follows is what was done until then.");
        if (done.Count > 0)
            WideConsole.Create().Write(VerificationTable.Of(done));
        Draw(panels, settings);
        return 0;
    }

    /// <summary>Pairs and maps of what the triplets taught.</summary>
    private static void Draw(List<(Verification Verification, EmbeddingVerifier Verifier)> panels, FacesVerifySettings settings)
    {
        foreach ((Verification verification, _) in panels)
            OutputFile.Save(settings.Output, $"{verification.Set.Name}-pairs.png", path => PairSheet.Save(path, verification));
        if (panels.Count > 0)
        {
            OutputFile.Save(
                settings.Output, "embeddings.png",
                path => EmbeddingMap.Save(path, [.. panels.Select(panel => (panel.Verification.Set, panel.Verifier))]));
        }

        foreach ((_, EmbeddingVerifier verifier) in panels)
            verifier.Dispose();
    }

    private static Verifier[] Verifiers(int seed) =>
    [
        new PixelVerifier(), new TripletVerifier(seed), new DifferenceVerifier(seed), new ChiSquareVerifier(seed),
        new ArcFaceVerifier(seed),
    ];

    /// <summary>Learns and measures; null where the person stopped it.</summary>
    private static Verification? Learn(IdentitySet set, Verifier verifier, FacesVerifySettings settings, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
            return null;
        var training = new EmbeddingTraining(settings.Epochs * set.Passes, settings.Threads, settings.Seed, settings.Checkpoint);
        verifier.Learn(set, training, stop);
        if (stop.IsCancellationRequested)
            return null;
        Verification verification = Verification.Of(set, verifier, TestPairs.Draw(set.Unseen, settings.Pairs, settings.Seed));
        Console.WriteLine($"{set.Name}, {verifier.Name}: {100 * verification.Result.Accuracy:F1} % of {verification.Pairs.Count:N0} pairs");
        return verification;
    }
}
