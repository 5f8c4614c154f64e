namespace Unroll.Exchange.Import;

/// <summary>Puts nodes into an order in which each follows those it reads.</summary>
internal static class NodeOrder
{
    /// <summary>Sorts the nodes; those that are in order stay as they are.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="given">The tensors that are there beforehand.</param>
    /// <exception cref="InvalidDataException">A tensor that is read is written by none, or by two, or nodes read each other in a
    /// circle.</exception>
    public static List<ModelNode> Sort(string path, IEnumerable<ModelNode> nodes, IEnumerable<string> given)
    {
        HashSet<string> written = [.. given, ""];
        List<ModelNode> waiting = [.. nodes], sorted = [];
        while (waiting.Count > 0)
        {
            int before = waiting.Count;
            List<ModelNode> later = [];
            foreach (ModelNode node in waiting)
            {
                if (!node.Inputs.All(written.Contains))
                {
                    later.Add(node);
                    continue;
                }

                sorted.Add(node);
                foreach (string output in node.Outputs.Where(output => output.Length > 0))
                {
                    if (!written.Add(output))
                        throw Wrong(path, $"the tensor '{Printable.Of(output)}' is written twice; expected each of them once");
                }
            }

            waiting = later;
            if (waiting.Count == before)
            {
                string missing = waiting[0].Inputs.First(input => !written.Contains(input));
                throw Wrong(path, $"node '{Printable.Of(waiting[0].Name)}' reads '{Printable.Of(missing)}', which none before it writes");
            }
        }

        return sorted;
    }

    private static InvalidDataException Wrong(string path, string what) => new($"{path}: {what}.");
}
