using Samples.Reports;
using Unroll.Vision;

namespace Samples.Faces.Blaze;

/// <summary>Finds faces by weights that come with the samples: nothing is fetched.</summary>
internal static class BlazeFaceReport
{
    /// <summary>Finds the faces of each picture, tells of them and draws them.</summary>
    public static int Run(FacesSettings settings)
    {
        Directory.CreateDirectory(settings.Output);
        Picture[] pictures = [.. settings.Pictures.Select(path => Picture.Read(path))];
        using var finder = new BlazeFaceFinder(
            FaceData.PathOf("blazeface-back-256.onnx"), Path.Combine(settings.Output, "blazeface.safetensors"));
        for (int i = 0; i < pictures.Length; i++)
        {
            (string path, Picture picture) = (settings.Pictures[i], pictures[i]);
            List<FoundFace> faces = finder.Find(picture);
            Console.WriteLine($"{path}: {faces.Count} faces in {picture}, seen as {BlazeFaceFinder.Side} x {BlazeFaceFinder.Side}");
            WideConsole.Create().Write(FaceTable.Of(faces, known: 0));
            if (FaceTruth.Beside(path) is { } truth)
                Console.WriteLine(truth.Compare(faces));
            Console.WriteLine(FaceTimes.Measure(() => finder.Find(picture), finder.Predict));
            OutputFile.Save(
                settings.Output, $"{Path.GetFileNameWithoutExtension(path)}-faces.png",
                file => FaceDrawing.Save(file, picture, faces, known: 0));
        }

        return 0;
    }
}
