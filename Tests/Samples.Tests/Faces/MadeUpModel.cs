using System.Text.Json;
using Samples.Faces;

namespace Unroll.Samples.Tests.Faces;

/// <summary>A folder as that of face-api, with made-up weights: the manifests beside this file, and bytes as make_expected.py has
/// them.</summary>
internal sealed class MadeUpModel : IDisposable
{
    public MadeUpModel()
    {
        foreach (string manifest in FaceWeights.Manifests)
        {
            string source = FaceWeights.PathOf(Path.Combine(AppContext.BaseDirectory, "Faces"), manifest);
            File.Copy(source, FaceWeights.PathOf(Folder, manifest));
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(source));
            var bytes = new List<byte>();
            int tensor = 0;
            foreach (JsonElement weight in json.RootElement[0].GetProperty("weights").EnumerateArray())
            {
                int count = weight.GetProperty("shape").EnumerateArray().Aggregate(1, (product, extent) => product * extent.GetInt32());
                for (int j = 0; j < count; j++)
                    bytes.Add((byte)((7919 * j) + (131 * tensor)));
                tensor++;
            }

            File.WriteAllBytes(Path.Combine(Folder, manifest + ".bin"), [.. bytes]);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("unroll-faces-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
