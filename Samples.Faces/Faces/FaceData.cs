namespace Samples.Faces;

/// <summary>What comes with the sample.</summary>
internal static class FaceData
{
    /// <summary>The path of a file of Data/faces.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "faces", name);
}
