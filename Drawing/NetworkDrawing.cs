using Unroll.Drawing.Content;
using Unroll.Drawing.Picture;
using Unroll.Drawing.Reading;

namespace Unroll.Drawing;

/// <summary>Draws networks from their declarations.</summary>
internal static class NetworkDrawing
{
    /// <summary>Draws a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="folds">Whether each block is one card.</param>
    /// <param name="measure">What the colored areas are proportional to.</param>
    /// <param name="cancellation">Ends the planning, by an exception.</param>
    /// <returns>An SVG file.</returns>
    /// <exception cref="InvalidDataException">The network is wrong or too large; the message says what is wrong.</exception>
    public static string Draw(
        DeclaredNetwork network,
        bool folds = false,
        AreaMeasure measure = AreaMeasure.MultiplyAdds,
        CancellationToken cancellation = default)
    {
        Diagram diagram = network.Read(cancellation);
        return NetworkPicture.Draw(folds ? Folding.Fold(diagram) : diagram, measure);
    }
}
