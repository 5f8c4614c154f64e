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
        ModelNode[] all = [.. nodes];
        int[] missing = new int[all.Length];
        var readers = new Dictionary<string, List<int>>(StringComparer.Ordinal);   // of what is not written yet
        List<ModelNode> sorted = [];
        for (int i = 0; i < all.Length; i++)
        {
            foreach (string input in all[i].Inputs.Where(input => !written.Contains(input)).Distinct())
            {
                missing[i]++;
                if (!readers.TryGetValue(input, out List<int>? waiting))
                    readers.Add(input, waiting = []);
                waiting.Add(i);
            }

            if (missing[i] == 0)
                Take(i);
        }

        int left = Array.FindIndex(missing, count => count > 0);
        if (left >= 0)
        {
            string none = all[left].Inputs.First(input => !written.Contains(input));
            throw Wrong(path, $"node '{Printable.Of(all[left].Name)}' reads '{Printable.Of(none)}', which none before it writes");
        }

        return sorted;

        // Takes a node, and those that waited for it alone.
        void Take(int first)
        {
            Stack<int> ready = new([first]);
            while (ready.TryPop(out int node))
            {
                sorted.Add(all[node]);
                foreach (string output in all[node].Outputs.Where(output => output.Length > 0))
                {
                    if (!written.Add(output))
                        throw Wrong(path, $"the tensor '{Printable.Of(output)}' is written twice; expected each of them once");
                    readers.Remove(output, out List<int>? waiting);
                    foreach (int reader in Enumerable.Reverse(waiting ?? []).Where(reader => --missing[reader] == 0))
                        ready.Push(reader);
                }
            }
        }
    }

    private static InvalidDataException Wrong(string path, string what) => new($"{path}: {what}.");
}
