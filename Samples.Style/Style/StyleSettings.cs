using Unroll.Vision;

namespace Samples.Style;

/// <summary>What was asked for.</summary>
/// <param name="Content">The picture that is shown; null for the one that comes with the samples.</param>
/// <param name="Style">The picture whose style it gets; null for the one that comes with the samples.</param>
/// <param name="Options">Weights and optimizer.</param>
/// <param name="Side">Rows and columns of the result at most.</param>
/// <param name="Sheet">Whether other weights are tried as well.</param>
/// <param name="Own">Whether features of ours are learned although those of ImageNet may be there.</param>
/// <param name="Steps">Mini-batches by which these are learned.</param>
/// <param name="Model">The pretrained network; null to look for it.</param>
/// <param name="Fetch">Whether NuGet may get it.</param>
/// <param name="Seed">Seed of everything that is random.</param>
/// <param name="Threads">Threads that learn features.</param>
/// <param name="Output">Folder for what is written.</param>
internal sealed record StyleSettings(
    string? Content, string? Style, StyleOptions Options, int Side, bool Sheet, bool Own, int Steps, string? Model, bool Fetch, int Seed,
    int Threads, string Output);
