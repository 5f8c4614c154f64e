using Unroll.Benchmarks.Peers;

namespace Unroll.Benchmarks.Compare;

/// <summary>Whether ours and a peer learn the same: loss and gradients of the first mini-batch, and the losses along ten steps of the
/// optimizer.</summary>
internal static class TrainingAgreement
{
    private const int Steps = 10;

    /// <summary>
    /// Gradients of a tensor that are all smaller than this share of the largest of the network are not asked to agree more closely than
    /// gradients of that size. Those of a shift that a later normalization takes away are 0, and what either side computes is rounding.
    /// </summary>
    private const double LeastScale = 1e-3;

    /// <summary>Demands agreement, from the same weights on.</summary>
    /// <param name="name">The name of the comparison.</param>
    /// <param name="network">Ours.</param>
    /// <param name="optimizer">Our optimizer.</param>
    /// <param name="batches">The mini-batches.</param>
    /// <param name="peer">The peer.</param>
    /// <param name="tolerance">How much gradients may differ, as a share of the largest of their tensor.</param>
    /// <returns>The largest difference of gradients, as a share of the largest gradient of the tensor.</returns>
    /// <exception cref="DisagreementException">They do not agree.</exception>
    public static double Require(string name, Network network, Optimizer optimizer, Batch[] batches, ITrainingPeer peer, double tolerance)
    {
        double difference = 0;
        float ours = network.Evaluate(batches[0]);
        Agreement.Require($"{name}: loss without gradients", [ours], [peer.Evaluate(0)], Agreement.Losses);
        ours = network.ComputeGradients(batches[0]);
        Agreement.Require($"{name}: loss", [ours], [peer.ComputeGradients(0)], Agreement.Losses);
        (string Name, float[] Ours, float[] Theirs)[] gradients =
        [
            .. network.Parameters.Where(parameter => !parameter.Description.IsStatistic).Select(parameter =>
            {
                float[] gradient = new float[parameter.Length];
                parameter.CopyGradientTo(gradient);
                return (parameter.Name, gradient, peer.Gradient(parameter.Name));
            }),
        ];
        double least = LeastScale * gradients.Max(gradient => gradient.Theirs.Max(Math.Abs));
        foreach ((string tensor, float[] gradient, float[] theirs) in gradients)
        {
            double share = Agreement.Require($"{name}: gradient of {tensor}", gradient, theirs, tolerance, least);
            difference = Math.Max(difference, share);
        }

        for (int step = 0; step < Steps; step++)
        {
            int batch = step % batches.Length;
            ours = network.ComputeGradients(batches[batch]);
            Agreement.Require($"{name}: loss of step {step + 1}", [ours], [peer.ComputeGradients(batch)], Agreement.Losses);
            optimizer.Step(network);
            peer.Step(batch);
        }

        return difference;
    }
}
