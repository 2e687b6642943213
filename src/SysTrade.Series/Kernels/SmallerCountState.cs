namespace SysTrade.Series.Kernels;

/// <summary>Counts how many earlier values are strictly smaller than each new one, in O(log n) for each.</summary>
/// <remarks>
/// A balanced search tree (treap) in parallel arrays whose nodes know how many values lie below them. Equal values share a node. NaN is smaller than
/// nothing, greater than nothing, and is not kept.
/// </remarks>
public sealed class SmallerCountState
{
    private const int None = -1;

    private Node[] _nodes = new Node[64];
    private int _count;
    private int _root = None;
    private ulong _seed = 0x9E3779B97F4A7C15;

    /// <summary>Takes the next value and gives the number of earlier values strictly smaller than it; 0 for NaN.</summary>
    public int Step(double x)
    {
        if (double.IsNaN(x)) return 0;
        var smaller = 0;
        for (var at = _root; at != None;)
        {
            ref var node = ref _nodes[at];
            if (node.Key < x) smaller += node.Size - SizeOf(node.Right);
            else if (node.Key == x) return smaller + AddEqual(x, SizeOf(node.Left));
            at = node.Key < x ? node.Right : node.Left;
        }

        Insert(x);
        return smaller;
    }

    private int AddEqual(double x, int below)
    {
        for (var at = _root; ; at = _nodes[at].Key < x ? _nodes[at].Right : _nodes[at].Left)
        {
            _nodes[at].Size++;
            if (_nodes[at].Key == x) return below;
        }
    }

    private void Insert(double x)
    {
        if (_count == _nodes.Length) Array.Resize(ref _nodes, _count * 2);
        var priority = NextPriority();

        // Down to the first node of lower priority, whose place the new node takes; every node passed gains one value.
        int parent = None, at = _root;
        while (at != None && _nodes[at].Priority >= priority)
        {
            _nodes[at].Size++;
            parent = at;
            at = _nodes[at].Key < x ? _nodes[at].Right : _nodes[at].Left;
        }

        var added = _count++;
        var (left, right) = Split(at, x);
        _nodes[added] = new Node { Key = x, Priority = priority, Left = left, Right = right, Size = 1 + SizeOf(left) + SizeOf(right) };
        if (parent == None) _root = added;
        else if (_nodes[parent].Key < x) _nodes[parent].Right = added;
        else _nodes[parent].Left = added;
    }

    private (int Smaller, int Greater) Split(int at, double x)
    {
        if (at == None) return (None, None);
        ref var node = ref _nodes[at];
        var whole = node.Size;
        if (node.Key < x)
        {
            var right = node.Right;
            var (smaller, greater) = Split(right, x);
            node.Right = smaller;
            node.Size = whole - SizeOf(greater);
            return (at, greater);
        }
        else
        {
            var left = node.Left;
            var (smaller, greater) = Split(left, x);
            node.Left = greater;
            node.Size = whole - SizeOf(smaller);
            return (smaller, at);
        }
    }

    private int SizeOf(int at) => at == None ? 0 : _nodes[at].Size;

    private ulong NextPriority()
    {
        _seed ^= _seed << 13;
        _seed ^= _seed >> 7;
        return _seed ^= _seed << 17;
    }

    private struct Node
    {
        public double Key;
        public ulong Priority;
        public int Left;
        public int Right;
        public int Size;
    }
}
