namespace Unroll.Exchange.Import.Importers;

/// <summary>AvgPool, which counts its padding unless told otherwise, as the operator does not.</summary>
internal sealed class AveragePoolImporter() : PoolImporter("AvgPool")
{
    protected override IEnumerable<string> Settings(NodeContext context, ModelWindow window)
    {
        bool counts = context.Node.Integer("count_include_pad", 0) != 0;
        if (counts && window.IsRoundedUp)
            throw context.Unsupported("AveragePool with count_include_pad = 0 where ceil_mode adds a window");
        if (!counts && window.IsPadded)
            yield return "CountPadding = false";
    }
}
