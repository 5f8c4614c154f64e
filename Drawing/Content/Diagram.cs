using Unroll.Generator.Planning;

namespace Unroll.Drawing.Content;

/// <summary>What is drawn of a network: cards within frames, and who reads whom.</summary>
/// <param name="Network">The frame around everything, with the name of the class.</param>
/// <param name="Links">Who reads whom, each pair once.</param>
/// <param name="Processor">For what processor times are predicted.</param>
/// <param name="PredictionBytes">The memory of a prediction: the weights as its kernels read them, and the buffers of one session.</param>
internal sealed record Diagram(Frame Network, IReadOnlyList<Link> Links, ReferenceProcessor Processor, long PredictionBytes);
