// The function is put together in Replies.cs.
return 0;
