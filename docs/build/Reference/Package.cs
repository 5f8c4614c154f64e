namespace Unroll.Site.Reference;

/// <summary>An assembly that the reference tells of.</summary>
/// <param name="Name">The assembly and the package.</param>
/// <param name="Folder">Where its source is, from the folder of the repository; the folders in it are the groups of its types.</param>
/// <param name="Opening">What it has, in a sentence.</param>
/// <param name="RootGroup">What the types are called together that stand in no folder of it.</param>
internal sealed record Package(string Name, string Folder, string Opening, string RootGroup)
{
    public static IReadOnlyList<Package> All { get; } =
    [
        new("Unroll.Attributes", "Attributes", "The language: the attributes that declare a network.", "Declaration"),
        new("Unroll", "Runtime/Core", "What every network has, training, data, optimizers, metrics, weights and files.", "General"),
        new("Unroll.Vision", "Runtime/Vision", "Pictures, detection, faces and style.", "Pictures"),
        new("Unroll.Exchange", "Runtime/Exchange", "ONNX and Keras: models in and out.", "General"),
        new("Unroll.Mpi", "Runtime/Mpi", "Training in several processes.", "General"),
    ];

    /// <summary>Where the assembly lies; what its comments say lies beside it.</summary>
    public string Assembly => Path.Combine(AppContext.BaseDirectory, $"{Name}.dll");

    /// <summary>The comments, as the compiler wrote them.</summary>
    public string Comments { get; init; } = Path.Combine(AppContext.BaseDirectory, $"{Name}.xml");

    public string Address => $"api/{Name}.html";
}
